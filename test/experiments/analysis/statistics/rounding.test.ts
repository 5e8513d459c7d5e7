import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {roundTerms, roundTo} from '../../../../experiments/analysis/statistics/rounding.ts';

test('roundTo(value, decimals) gives no minus zero', () => {
  assert.ok(Object.is(roundTo(-0.0001, 3), 0));
  assert.equal(roundTo(1.2346, 3), 1.235);
});

test('roundTerms(terms, decimals) rounds thirds so that they add up to 1', () => {
  assert.deepEqual(roundTerms([1 / 3, 1 / 3, 1 / 3], 2), [0.34, 0.33, 0.33]);
  assert.deepEqual(roundTerms([-0.456, 0.21, 0], 1, -0.3), [-0.5, 0.2, 0]);
});

test('roundTerms(terms, decimals) moves no term by a unit, and leaves those that need no rounding', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({min: -1e6, max: 1e6}), {minLength: 1, maxLength: 40}), (parts) => {
      const terms = parts.map((part) => part / 1e4);
      const shown = roundTerms(terms, 2);
      const total = shown.reduce((sum, term) => sum + Math.round(term * 100), 0);
      assert.equal(
        total,
        Math.round(
          roundTo(
            terms.reduce((sum, term) => sum + term, 0),
            2,
          ) * 100,
        ),
      );
      shown.forEach((term, place) => {
        assert.ok(Math.abs(term - terms[place]!) < 0.01 + 1e-9);
      });
    }),
  );
});

test('roundTerms(terms, decimals, sum) rejects a sum that rounding cannot reach', () => {
  assert.throws(
    () => roundTerms([1, 2], 1, 9),
    /invalid sum of 2 rounded terms: 9 \(expected within reach of rounding\)/,
  );
});
