import assert from 'node:assert/strict';
import {test} from 'node:test';
import sharp from 'sharp';
import {insideSchema, type MapSheet} from '../../../experiments/artifacts/schema.ts';
import type {Split} from '../../../experiments/datasets/dataset.ts';
import {inside} from '../../../experiments/findings/inside.ts';
import {studies} from '../../../experiments/studies/index.ts';
import {easyImages} from '../training/easy-images.ts';
import {keptEvidence, keptTrial, predictedBy} from './kept-trial.ts';

const images = easyImages(60, 1);
const trials = [
  keptTrial(
    'old',
    {kind: 'convolutional', filters: [5, 4, 6], pooled: 2, denseUnits: 8, dropoutRate: 0.5},
    images,
    'mnist',
  ),
  keptTrial('new', {kind: 'airbench', widths: [4, 6, 6]}, images, 'mnist'),
];

/** Half of the images have the label that the first network gives them, the others another one. */
async function labelled(): Promise<Split> {
  const predicted = await predictedBy(trials[0]!);
  return {...images, labels: predicted.map((label, place) => (label + (place % 2)) % 10)};
}

const testSplit = await labelled();
const {record, files = {}} = await inside.find(keptEvidence(trials.slice(0, 1), testSplit));
const inputs = {source: '0'.repeat(64), trials: '0'.repeat(64)};
const found = insideSchema.parse({inputs, ...record}).datasets[0]!;
const [network] = found.networks as [(typeof found.networks)[number]];

async function pixelsOf(sheet: MapSheet) {
  const {data, info} = await sharp(files[sheet.file]).toColourspace('b-w').raw().toBuffer({resolveWithObject: true});
  assert.equal(info.width, sheet.columns * sheet.width, sheet.file);
  assert.equal(info.height, sheet.scales.length * sheet.height, sheet.file);
  return {data, width: info.width};
}

test('inside.uses(trial) takes one seed of an old and a new CNN on both data sets', () => {
  const used = studies.flatMap((study) =>
    study.configurations.flatMap((configuration) =>
      study.seeds.filter((seed) => inside.uses({study, configuration, seed})).map(() => configuration),
    ),
  );
  assert.deepEqual([...new Set(used.map(({model, dataset}) => `${model.name} ${dataset}`))].sort(), [
    'airbench-small fashion-mnist',
    'airbench-small mnist',
    'cnn-32-32-32-dropout fashion-mnist',
    'cnn-32-32-32-dropout mnist',
  ]);
});

test('inside.find(evidence) shows the first image of each class that is right, then the first that is missed', () => {
  const {images: shown, rightCount} = found;
  const isRight = ({index}: {index: number}) => index % 2 === 0;
  assert.ok(rightCount > 0 && rightCount < shown.images.length);
  shown.images.forEach((image, place) => {
    assert.equal(isRight(image), place < rightCount);
    const first = [...testSplit.labels.keys()].find(
      (at) => testSplit.labels[at] === image.label && isRight({index: at}) === isRight(image),
    );
    assert.equal(image.index, first);
    const {label, other} = network.predictions[place]!;
    assert.equal(label === image.label, place < rightCount);
    if (place >= rightCount) assert.equal(other, image.label);
  });
  assert.deepEqual(network.kept, {count: 60, same: 60});
});

test('inside.find(evidence) draws every sheet that its record names, and no other', async () => {
  const sheets = [
    ...network.filters.map(({sheet}) => sheet),
    ...network.responses.map(({sheet}) => sheet),
    network.saliency,
    ...network.attention.map(({sheet}) => sheet),
  ];
  for (const sheet of sheets) await pixelsOf(sheet);
  assert.deepEqual(Object.keys(files).sort(), [found.images.file, ...sheets.map(({file}) => file)].sort());
  assert.deepEqual(
    network.responses.map(({layer, sheet}) => [layer, sheet.height, sheet.columns, sheet.scales.length]),
    [
      [0, 26, 5, found.rightCount],
      [1, 13, 5, found.rightCount],
      [2, 11, 4, found.rightCount],
      [3, 5, 4, found.rightCount],
      [4, 3, 6, found.rightCount],
    ],
  );
  assert.deepEqual(
    network.attention.map(({layer}) => layer),
    [4, 2],
  );
});

test('inside.find(evidence) works an example whose every sum is that of the numbers shown', () => {
  const {worked} = network;
  assert.ok(worked);
  const total = (terms: number[]) => Math.round(terms.reduce((sum, term) => sum + term, 0) * 1e6);
  const expectSum = (terms: number[], sum: number) => assert.equal(total(terms), total([sum]));
  const {convolution, pooling, deep, hidden, score, softmax, flatten} = worked;
  for (const cell of [convolution.strongest, convolution.weakest]) {
    expectSum([...cell.products, convolution.bias], cell.sum);
    cell.products.forEach((product, place) => {
      assert.equal(product, Number((cell.window[place]! * convolution.kernel[place]!).toFixed(3)) + 0);
      const [row, column] = [cell.row + Math.floor(place / 3), cell.column + (place % 3)];
      assert.equal(cell.window[place], Number((worked.pixels[row * 28 + column]! / 255).toFixed(3)));
    });
    assert.equal(convolution.map[cell.row * convolution.width + cell.column], cell.response);
    assert.equal(cell.response, Math.max(0, cell.sum));
  }
  assert.ok(convolution.strongest.sum > convolution.weakest.sum);
  assert.ok(pooling.values.includes(convolution.strongest.response));
  assert.equal(pooling.map[pooling.row * pooling.width + pooling.column], pooling.largest);
  expectSum([...deep.channels, deep.bias], deep.sum);
  expectSum(deep.most.products, deep.channels[deep.most.channel]!);
  deep.most.products.forEach((product, place) => {
    assert.ok(Math.abs(product - deep.most.window[place]! * deep.most.kernel[place]!) < 0.004);
  });
  assert.equal(flatten.index, (flatten.row * flatten.shape[1]! + flatten.column) * flatten.shape[2]! + flatten.channel);
  expectSum([...hidden.channels, hidden.bias], hidden.sum);
  assert.equal(hidden.responses[hidden.unit], hidden.response);
  expectSum([...score.products, score.bias], score.sum);
  assert.equal(softmax.scores[score.label], score.sum);
  expectSum(softmax.powers, softmax.total);
  softmax.powers.forEach((power, label) => {
    assert.ok(Math.abs(power - Math.exp(softmax.scores[label]!)) < 0.001);
    assert.equal(Number((power / softmax.total).toFixed(4)), softmax.probabilities[label]);
  });
  assert.equal(
    score.label,
    network.predictions[found.images.images.findIndex(({index}) => index === worked.image.index)]!.label,
  );
});

test('inside.find(evidence) draws responses as the worked map has them', async () => {
  const {convolution, image} = network.worked!;
  const {sheet} = network.responses[0]!;
  const {data, width} = await pixelsOf(sheet);
  const row = found.images.images.findIndex(({index}) => index === image.index);
  convolution.map.forEach((value, cell) => {
    const y = row * sheet.height + Math.floor(cell / sheet.width);
    const x = convolution.filter * sheet.width + (cell % sheet.width);
    assert.ok(Math.abs((data[y * width + x]! / 255) * sheet.scales[row]! - value) < sheet.scales[row]! / 400 + 0.001);
  });
});

test('inside.find(evidence) puts networks of one data set side by side, on the same images', async () => {
  const both = await inside.find(keptEvidence(trials, testSplit));
  const {datasets} = insideSchema.parse({inputs, ...both.record});
  assert.deepEqual(
    datasets[0]!.networks.map(({model, worked}) => [model, worked === null]),
    [
      ['old', false],
      ['new', true],
    ],
  );
  assert.deepEqual(
    datasets[0]!.networks[1]!.attention.map(({sheet}) => sheet.scales.length),
    [2, 2].map((rows) => rows * datasets[0]!.images.images.length),
  );
});
