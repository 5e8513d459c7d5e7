import assert from 'node:assert/strict';
import {test} from 'node:test';
import {mcnemar, signTest} from '../../../../experiments/analysis/statistics/mcnemar.ts';

test('signTest(2, 9) is the p of M. P. Fay, "Two-sided exact tests and matching confidence intervals", R Journal 2, 2010', () => {
  assert.equal(signTest(2, 9).toPrecision(4), '0.06543');
  assert.equal(signTest(9, 2), signTest(2, 9));
});

test('signTest(86, 150) is the exact p for the ratings of A. Agresti, "Categorical data analysis", 2002, table 10.1', () => {
  assert.equal(signTest(86, 150).toExponential(3), '3.716e-5');
});

test('signTest(heads, tails) stays true where p is tiny, and at most 1', () => {
  assert.ok(Math.abs(signTest(0, 900) * 2 ** 899 - 1) < 1e-10);
  assert.ok(signTest(300, 900) > 1e-70 && signTest(300, 900) < 1e-69);
  assert.equal(signTest(4, 4), 1);
  assert.equal(signTest(0, 0), 1);
});

test('mcnemar(first, second) counts the images that one alone gets right', () => {
  assert.deepEqual(mcnemar(Uint8Array.of(1, 1, 1, 0, 0, 1), Uint8Array.of(1, 0, 0, 1, 0, 0)), {
    onlyFirst: 3,
    onlySecond: 1,
    p: 2 * ((1 + 4) / 16),
  });
});

test('mcnemar(model, model) is a tie', () => {
  const model = Uint8Array.of(1, 0, 1, 1);
  assert.deepEqual(mcnemar(model, model), {onlyFirst: 0, onlySecond: 0, p: 1});
});

test('mcnemar(first, second) rejects models of other images', () => {
  assert.throws(() => mcnemar(Uint8Array.of(1), Uint8Array.of(1, 0)), /^Error: invalid pair: 1 and 2 images/);
});
