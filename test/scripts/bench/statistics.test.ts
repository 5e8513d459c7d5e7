import assert from 'node:assert/strict';
import {test} from 'node:test';
import {rangeOf, ratioRange} from '../../../scripts/bench/statistics.ts';

test('rangeOf(values) gives the middle value, or the mean of the two in the middle', () => {
  assert.deepEqual(rangeOf([9, 1, 10]), {median: 9, min: 1, max: 10});
  assert.deepEqual(rangeOf([4, 1, 2, 10]), {median: 3, min: 1, max: 10});
  assert.deepEqual(rangeOf([5]), {median: 5, min: 5, max: 5});
  assert.throws(() => rangeOf([]), /invalid range: of no numbers/);
});

test('ratioRange(numerators, denominators) divides round by round', () => {
  assert.deepEqual(ratioRange([10, 1, 6], [5, 1, 2]), {median: 2, min: 1, max: 3});
  assert.throws(() => ratioRange([1], [1, 2]), /invalid rounds: 1 and 2 \(expected as many of both\)/);
});
