import assert from 'node:assert/strict';
import {test} from 'node:test';
import {findLookAlikes} from '../../../../experiments/analysis/neighbours/look-alikes.ts';
import {lookAlikesSchema} from '../../../../experiments/artifacts/schema.ts';
import {tf} from '../../../../experiments/tensorflow.ts';
import {tinyImage, tinySplit} from '../tiny-split.ts';

type Tiny = [number, number, number];
const training = tinySplit(Array.from({length: 60}, (_, i): Tiny => [i % 10, 25 * (i % 10), Math.floor(i / 10)]));
const tested = tinySplit([
  ...Array.from({length: 20}, (_, i): Tiny => [i % 10, 25 * (i % 10), 100 * Math.floor(i / 10)]),
  [7, 52, 3], // a 7 among the twos
]);
const schema = lookAlikesSchema.omit({inputs: true, dataset: true});

test('findLookAlikes(training, test) returns a record that the schema takes, and the sheets that it names', async () => {
  const {record, sheets} = await findLookAlikes(training, tested);
  const {pairs, trio, noise, variety} = schema.parse(record);
  for (const {sheet} of [pairs, trio!, noise, variety]) {
    assert.equal(sheets[sheet.file]?.tiles.length, sheet.images.length);
    assert.equal(sheets[sheet.file]?.columns, sheet.columns);
  }
});

test('findLookAlikes(training, test) finds the stray image in the nearest pair and in the noise', async () => {
  const {record, sheets} = await findLookAlikes(training, tested);
  const stray = {split: 'test', index: 20, label: 7};
  assert.deepEqual(record.pairs.sheet.images.slice(0, 2), [{split: 'test', index: 2, label: 2}, stray]);
  assert.equal(record.pairs.distances[0], 0.0141); // the root of 2 ** 2 + 3 ** 2, over 255
  assert.deepEqual(record.noise.sheet.images, [stray]);
  assert.deepEqual(record.noise.neighbourLabels, [2]);
  assert.deepEqual([record.noise.count, record.noise.share], [1, 1 / 21]);
  assert.deepEqual(sheets[record.noise.sheet.file]?.tiles, [tinyImage(52, 3)]);
  assert.equal(record.likeness.otherClassNearer, 1 / 21);
  assert.equal(record.variety.label, 7);
});

test('findLookAlikes(training, test) leaves no tensor behind', async () => {
  const before = tf.memory().numTensors;
  await findLookAlikes(training, tested);
  assert.equal(tf.memory().numTensors, before);
});
