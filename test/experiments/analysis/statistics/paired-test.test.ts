import assert from 'node:assert/strict';
import {test} from 'node:test';
import {pairedTest} from '../../../../experiments/analysis/statistics/paired-test.ts';
import {flipTest} from '../../../../experiments/analysis/statistics/permutation-test.ts';

// "Student", "The probable error of a mean", Biometrika 6, 1908: hours of sleep gained by two drugs, patient by patient
const dextro = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2];
const laevo = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];

test('pairedTest(first, second) is what R’s manual gives for the sleep data in pairs', () => {
  const {t, freedom, p} = pairedTest(dextro, laevo);
  assert.deepEqual([t.toFixed(4), freedom, p.toFixed(6)], ['4.0621', 9, '0.002833']);
});

test('pairedTest(first, second) tells nothing apart where no noise was seen', () => {
  assert.equal(pairedTest([0.9, 0.8], [0.9, 0.8]).p, 1);
  assert.equal(pairedTest([0.9], [0.8]).p, 1);
});

test('pairedTest(first, second) refuses values without a partner', () => {
  assert.throws(() => pairedTest([1, 2], [1]), /invalid pairs: 2 and 1 values/);
});

test('flipTest(first, second) agrees with R. A. Fisher, 1935, on Darwin’s maize: 1,726 of 32,768 exchanges', () => {
  const differences = [49, -67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, -48];
  const none = differences.map(() => 0);
  assert.deepEqual(flipTest(none, differences), {p: 1726 / 32_768, exact: true});
  assert.deepEqual(flipTest(differences, none), flipTest(none, differences));
});

test('flipTest(recipe, recipe) is a tie, rounding or not', () => {
  const seeds = [0.1, 0.2, 0.3, 0.7];
  assert.equal(flipTest(seeds, seeds).p, 1);
});

test('flipTest(first, second) of 21 pairs says that they are too many', () => {
  const many = new Array<number>(21).fill(1);
  assert.throws(() => flipTest(many, many), /invalid pairs: 21 \(expected at most 20\)/);
});
