import assert from 'node:assert/strict';
import {test} from 'node:test';
import {mendedShare} from '../../../../experiments/analysis/statistics/difference.ts';

const sample = (...accuracies: number[]) => ({accuracies, resampled: Float64Array.from(accuracies)});

test('mendedShare(first, second) is the share of errors that are gone, below 0 where there are more', () => {
  assert.deepEqual(mendedShare(sample(0.8, 0.9), sample(0.9, 0.9)), {share: 0.333333, low: 0, high: 0.5});
  assert.deepEqual(mendedShare(sample(0.9), sample(0.8)), {share: -1, low: -1, high: -1});
});

test('mendedShare(first, second) is 0 where there was no error to mend', () => {
  assert.deepEqual(mendedShare(sample(1, 0.5), sample(1, 1)), {share: 1, low: 0, high: 1});
  assert.equal(mendedShare(sample(1), sample(1)).share, 0);
});
