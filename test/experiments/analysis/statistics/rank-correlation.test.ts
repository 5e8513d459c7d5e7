import assert from 'node:assert/strict';
import {test} from 'node:test';
import {rankCorrelation} from '../../../../experiments/analysis/statistics/rank-correlation.ts';

test('rankCorrelation(a, b) without equal values: intelligence and hours of television, -29/165', () => {
  const quotient = [106, 100, 86, 101, 99, 103, 97, 113, 112, 110];
  const hours = [7, 27, 2, 50, 28, 29, 20, 12, 6, 17];
  assert.ok(Math.abs(rankCorrelation(quotient, hours)! - -29 / 165) < 1e-12);
});

test('rankCorrelation(a, b) with equal values is the correlation of mean ranks', () => {
  // ranks 1, 2.5, 2.5, 4 and 1, 2, 3, 4: 4.5 / sqrt(4.5 * 5)
  assert.ok(Math.abs(rankCorrelation([1, 2, 2, 3], [1, 2, 3, 4])! - Math.sqrt(0.9)) < 1e-12);
});

test('rankCorrelation(a, b) is 1, -1, or not to be told', () => {
  assert.equal(rankCorrelation([1, 2, 30], [4, 5, 6]), 1);
  assert.equal(rankCorrelation([1, 2, 30], [6, 5, 4]), -1);
  assert.equal(rankCorrelation([1, 1], [1, 2]), undefined);
  assert.throws(() => rankCorrelation([1], [1, 2]), /invalid measures: 1 and 2 values/);
});
