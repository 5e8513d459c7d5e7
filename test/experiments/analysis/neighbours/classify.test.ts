import assert from 'node:assert/strict';
import {test} from 'node:test';
import {nearestMean, nearestNeighbour} from '../../../../experiments/analysis/neighbours/classify.ts';
import {wilson} from '../../../../experiments/analysis/statistics/intervals.ts';
import {tinySplit} from '../tiny-split.ts';

// class c is around 20 c; class 0 has an image far off, so its mean is 4 + 200 / 3 away from its other two
const training = tinySplit([
  ...Array.from({length: 9}, (_, c) => [c + 1, 20 * (c + 1)] as [number, number]),
  [0, 0],
  [0, 0],
  [0, 0, 210],
]);
const tested = tinySplit([
  [0, 2],
  [1, 20],
  [0, 0, 200],
]);

test('nearestMean(training, test) takes the class whose mean is nearest', () => {
  const {count, correct, accuracy, interval, confusion} = nearestMean(training, tested);
  assert.deepEqual(
    {count, correct, accuracy, interval},
    {count: 3, correct: 2, accuracy: 2 / 3, interval: wilson(2, 3)},
  );
  assert.deepEqual(confusion[0]!.slice(0, 2), [1, 1]); // [0, 2] is 18 from class 1 and 70 from the mean of class 0
  assert.equal(confusion[1]![1], 1);
});

test('nearestNeighbour(training, test) takes the class of the nearest image', async () => {
  const {correct, confusion} = await nearestNeighbour(training, tested);
  assert.equal(correct, 3);
  assert.equal(confusion[0]![0], 2);
});

test('nearestMean(training, test) rejects a training split without images of some class', () => {
  assert.throws(() => nearestMean(tested, tested), /invalid split: no image of label 2/);
});
