import assert from 'node:assert/strict';
import {test} from 'node:test';
import {classPairs, pairMatrices, pairsPage} from '../../../site/records/class-pairs.ts';
import type {Records} from '../../../site/records/records.ts';
import {madeUp} from '../records.ts';

const classes = [
  {labels: [0, 6], distance: 1, confusions: 9, shown: [0.5, 0.7]},
  {labels: [2, 4], distance: 2, confusions: 5, shown: []},
  {labels: [1, 3], distance: 3, confusions: 0, shown: [2]},
];
const measures = ['pixels', 'structure'].map((measure) => ({measure, classes}));
const datasets = ['mnist', 'fashion-mnist'].map((dataset) => ({dataset, model: null, measures}));
const records = {...madeUp, findings: {atlas: {datasets}}} as unknown as Records;

test('pairMatrices(records) puts both data sets of a measure side by side', () => {
  assert.deepEqual(pairMatrices(records).map(pairsPage), [
    '/look-alikes/mnist-pixels/',
    '/look-alikes/fashion-mnist-pixels/',
    '/look-alikes/mnist-structure/',
    '/look-alikes/fashion-mnist-structure/',
  ]);
  assert.deepEqual(pairMatrices(madeUp), []);
});

test('classPairs(matrix) ranks the pairs, and finds the tiles of each', () => {
  assert.deepEqual(
    classPairs(pairMatrices(records)[0]!).map(({rank, places}) => [rank, places]),
    [
      [1, [0, 2]],
      [2, []],
      [3, [4]],
    ],
  );
});
