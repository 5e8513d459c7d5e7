import assert from 'node:assert/strict';
import {test} from 'node:test';
import {findDuplicates} from '../../../../experiments/analysis/images/duplicates.ts';
import {tinySplit} from '../tiny-split.ts';

const empty = tinySplit([]);
const none = {images: 0, differentLabels: 0, examples: []};

test('findDuplicates(training, validation, test) counts each image against the first official one that it equals', () => {
  const validation = tinySplit(
    [
      [1, 7],
      [2, 8],
    ],
    0,
  ); // official images 0 and 1
  const training = tinySplit(
    [
      [1, 7],
      [3, 7],
      [4, 9],
    ],
    2,
  ); // official images 2, 3 and 4
  const {withinTraining} = findDuplicates(training, validation, empty);
  const first = {split: 'validation', index: 0, label: 1};
  assert.deepEqual(withinTraining, {
    images: 2,
    differentLabels: 1,
    examples: [
      [first, {split: 'training', index: 2, label: 1}],
      [first, {split: 'training', index: 3, label: 3}],
    ],
  });
});

test('findDuplicates(training, validation, test) counts test images that equal a training or validation image', () => {
  const tested = tinySplit([
    [1, 7],
    [5, 8],
    [6, 8],
  ]);
  const {across, withinTest} = findDuplicates(tinySplit([[1, 7]], 0), tinySplit([[5, 8]], 1), tested);
  assert.deepEqual([across.images, across.differentLabels], [3, 1]);
  assert.deepEqual(across.examples[2], [
    {split: 'validation', index: 1, label: 5},
    {split: 'test', index: 2, label: 6},
  ]);
  assert.deepEqual([withinTest.images, withinTest.differentLabels], [1, 1]);
});

test('findDuplicates(training, validation, test) tells images apart by a single grey level', () => {
  const {withinTraining, withinTest, across} = findDuplicates(
    tinySplit([
      [0, 1],
      [0, 0, 1],
    ]),
    empty,
    tinySplit([[0, 2]]),
  );
  assert.deepEqual([withinTraining, withinTest, across], [none, none, none]);
});

test('findDuplicates(training, validation, test) shows ten examples at most', () => {
  const same = tinySplit(Array.from({length: 15}, () => [0, 1] as [number, number]));
  const {images, examples} = findDuplicates(same, empty, empty).withinTraining;
  assert.deepEqual([images, examples.length], [14, 10]);
});
