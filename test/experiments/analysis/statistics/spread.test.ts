import assert from 'node:assert/strict';
import {test} from 'node:test';
import {spread} from '../../../../experiments/analysis/statistics/spread.ts';

test('spread(values) divides the squares by n - 1', () => {
  assert.deepEqual(spread([2, 4, 4, 4, 5, 5, 7, 9]), {mean: 5, sd: Math.sqrt(32 / 7), min: 2, max: 9});
});

test('spread(values) of one value, or of equal ones, has no deviation', () => {
  assert.deepEqual(spread([0.1]), {mean: 0.1, sd: 0, min: 0.1, max: 0.1});
  assert.deepEqual(spread([0.1, 0.1, 0.1]), {mean: 0.1, sd: 0, min: 0.1, max: 0.1});
});

test('spread(values) rejects an empty list', () => {
  assert.throws(() => spread([]), /^Error: invalid values: none/);
});
