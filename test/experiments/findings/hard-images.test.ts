import assert from 'node:assert/strict';
import {test} from 'node:test';
import sharp from 'sharp';
import {hardImagesSchema} from '../../../experiments/artifacts/schema.ts';
import {hardImages} from '../../../experiments/findings/hard-images.ts';
import {guesses, labels, madeUpEvidence, madeUpTrial} from './made-up.ts';

const {validation} = labels;
const says = (confidence: number, wrong: Record<number, number> = {}) => ({
  validation: guesses(validation, 1),
  test: guesses(labels.test, confidence, wrong),
});

async function find(...trials: Parameters<typeof madeUpTrial>[0][]) {
  const {record, files} = await hardImages.find(madeUpEvidence(trials.map(madeUpTrial)));
  const inputs = {source: '0'.repeat(64), trials: '0'.repeat(64)};
  return {datasets: hardImagesSchema.parse({inputs, ...record}).datasets, files: files!};
}

test('the hard images are those that any network misses, by several views where it has them', async () => {
  const {datasets, files} = await find(
    {model: 'nn', seed: 1, ...says(0.9, {2: 7, 4: 0})},
    {model: 'nn', seed: 2, ...says(0.9, {2: 7})},
    {model: 'cnn', seed: 1, ...says(0.9, {0: 1}), viewed: says(0.9, {2: 8})},
  );
  const [found] = datasets;
  assert.deepEqual([found!.missed, found!.missedByAll, found!.leftOut], [2, 1, 0]);
  assert.deepEqual(
    found!.images.map(({index, label, misses, hardness, votes, wrong}) => [
      index,
      label,
      misses,
      hardness,
      votes,
      wrong.label,
    ]),
    [
      [2, 2, 3, 1, [[7, 7], [8]], 7],
      [4, 4, 1, 0.25, [[0, 4], [4]], 0],
    ],
  );
  assert.deepEqual(
    found!.models.map(({missedByAnySeed, missedByEverySeed, viewed}) => [missedByAnySeed, missedByEverySeed, viewed]),
    [
      [2, 1, false],
      [1, 1, true],
    ],
  );
  assert.match(
    String(files[found!.table]),
    /^index,label,.*,nn\/1,nn\/2,cnn\/1\n2,2,3,1,.*,7,7,8\n4,4,1,0.25,.*,0,4,4\n$/,
  );
});

test('the hard images come with a sheet, and with the training images nearest to them', async () => {
  const {datasets, files} = await find({model: 'nn', seed: 1, ...says(0.9, {4: 0, 1: 0})});
  const {sheet, neighbours} = datasets[0]!;
  const {width, height} = await sharp(files[sheet.file] as Uint8Array).metadata();
  assert.deepEqual([width, height, sheet.images.length], [20 * 28, 28, 2]);
  assert.deepEqual(
    neighbours.sheet.images.slice(0, 3).map(({split, index}) => [split, index]), // place 1 is as grey as place 1
    [
      ['test', 1],
      ['training', 101],
      ['training', 100],
    ],
  );
  assert.deepEqual(neighbours.distances[0]!.slice(0, 2), [0, Number(((10 * 28) / 255).toFixed(4))]);
  assert.equal((await sharp(files[neighbours.sheet.file] as Uint8Array).metadata()).height, 2 * 28);
});

test('where no network misses an image, there is nothing to show', async () => {
  const {datasets} = await find({model: 'nn', seed: 1, ...says(0.9)});
  assert.deepEqual([datasets[0]!.missed, datasets[0]!.images, datasets[0]!.neighbours.distances], [0, [], []]);
});
