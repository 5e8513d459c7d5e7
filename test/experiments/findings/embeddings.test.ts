import assert from 'node:assert/strict';
import {test} from 'node:test';
import sharp from 'sharp';
import {embeddingsSchema} from '../../../experiments/artifacts/schema.ts';
import {embeddings} from '../../../experiments/findings/embeddings.ts';
import {easyImages} from '../training/easy-images.ts';
import {keptEvidence, keptTrial, predictedBy} from './kept-trial.ts';

const images = easyImages(60, 1);
const trial = keptTrial(
  'old',
  {kind: 'convolutional', filters: [5, 4], pooled: 2, denseUnits: 8, dropoutRate: 0.5},
  images,
  'mnist',
);
const {record, files = {}} = await embeddings.find(keptEvidence([trial], images));
const inputs = {source: '0'.repeat(64), trials: '0'.repeat(64)};
const {neighbours, datasets} = embeddingsSchema.parse({inputs, ...record});
const [found] = datasets as [(typeof datasets)[number]];

test('embeddings.find(evidence) maps the pixels and the features of each network, two ways', () => {
  assert.deepEqual(
    found.spaces.map(({model, dimensions, maps}) => [model, dimensions, maps.map(({kind}) => kind)]),
    [
      [null, 784, ['pca', 'umap']],
      ['old', 8, ['pca', 'umap']],
    ],
  );
  const [pca, umap] = found.spaces[1]!.maps;
  assert.ok(pca!.disparity < 1e-6 && umap!.disparity > 0);
  const byChance = neighbours / 59;
  for (const {maps} of found.spaces)
    for (const {kept} of maps) assert.ok(kept > byChance, `${kept} (chance ${byChance})`);
});

test('embeddings.find(evidence) leaves labels, predictions, coordinates and neighbours of every image', async () => {
  assert.deepEqual([...(files[found.labels] as Uint8Array)], [...images.labels]);
  const [pixels, old] = found.spaces as [(typeof found.spaces)[number], (typeof found.spaces)[number]];
  assert.equal(pixels.predicted, null);
  assert.deepEqual([...(files[old.predicted!] as Uint8Array)], [...(await predictedBy(trial))]);
  const whole = (file: string) => new Uint16Array((files[file] as Uint8Array).buffer);
  for (const {maps, nearest, nearestAlike} of found.spaces) {
    for (const {file} of maps) {
      const [x, y] = [0, 1].map((axis) => [...whole(file)].filter((_, at) => at % 2 === axis)) as [number[], number[]];
      for (const values of [x, y])
        assert.deepEqual([values.length, Math.min(...values), Math.max(...values)], [60, 0, 65_535]);
    }
    const near = whole(nearest);
    assert.equal(near.length, 180);
    assert.ok(near.every((place, at) => place < 60 && place !== Math.floor(at / 3)));
    const alike = images.labels.filter((label, image) => images.labels[near[image * 3]!] === label).length;
    assert.equal(nearestAlike, alike / 60);
  }
});

test('embeddings.find(evidence) draws every image small, a hundred in a row', async () => {
  const {width, height} = await sharp(files[found.sprites.file] as Uint8Array).metadata();
  assert.deepEqual([width, height], [1400, 14]);
  const named = [
    found.sprites.file,
    found.labels,
    ...found.spaces.flatMap(({nearest, predicted, maps}) =>
      [nearest, predicted ?? [], maps.map(({file}) => file)].flat(),
    ),
  ];
  assert.deepEqual(Object.keys(files).sort(), named.sort());
});
