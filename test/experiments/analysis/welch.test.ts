import assert from 'node:assert/strict';
import {test} from 'node:test';
import {welch} from '../../../experiments/analysis/welch.ts';

// "Student", "The probable error of a mean", Biometrika 6, 1908: hours of sleep gained by two drugs
const dextro = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2];
const laevo = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];

test('welch(first, second) is what R’s manual gives for the sleep data', () => {
  const {t, freedom, p} = welch(dextro, laevo);
  assert.deepEqual([t.toFixed(4), freedom.toFixed(3), p.toFixed(5)], ['1.8608', '17.776', '0.07939']);
});

test('welch(second, first) turns the sign alone', () => {
  assert.deepEqual(welch(laevo, dextro), {...welch(dextro, laevo), t: -welch(dextro, laevo).t});
});

test('welch(recipe, recipe) is a tie', () => {
  assert.ok(welch(laevo, laevo).p > 1 - 1e-6); // as near as jstat's distribution comes
});

test('welch([value], values) takes the noise of the others for its own', () => {
  const {t, freedom, p} = welch([5], [1, 2, 3]); // Student's test: 3 / sqrt(1 + 1/3), 2 degrees of freedom
  assert.ok(Math.abs(t + 3 / Math.sqrt(4 / 3)) < 1e-12);
  assert.equal(freedom, 2);
  assert.ok(Math.abs(p - (1 - Math.abs(t) / Math.sqrt(2 + t ** 2))) < 1e-9); // Student's distribution of 2 in closed form
});

test('welch(first, second) tells nothing apart where no noise was seen', () => {
  assert.equal(welch([0.9], [0.8]).p, 1);
  assert.equal(welch([0.9, 0.9], [0.8, 0.8]).p, 1);
});
