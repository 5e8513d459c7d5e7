import assert from 'node:assert/strict';
import {test} from 'node:test';
import {crossedTest} from '../../../../experiments/analysis/statistics/crossed-test.ts';
import {permutationTest} from '../../../../experiments/analysis/statistics/permutation-test.ts';
import {randomGenerator} from '../../../../experiments/random.ts';

const random = () => randomGenerator('permutation test');

test('permutationTest(ranks) is Wilcoxon’s exact test: M. Hollander and D. A. Wolfe, 1973, p. 69, twice the one-sided .1272', () => {
  const [term, early]: [number[], number[]] = [
    [0.8, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46],
    [1.15, 0.88, 0.9, 0.74, 1.21],
  ];
  const all = [...term, ...early].sort((a, b) => a - b);
  const ranks = (values: readonly number[]) => values.map((value) => all.indexOf(value) + 1);
  const {p, exact} = permutationTest(ranks(term), ranks(early), random());
  assert.deepEqual([p.toFixed(4), exact], ['0.2544', true]);
});

test('permutationTest(first, second) agrees with B. Efron and R. J. Tibshirani, 1993, on mice: one-sided .132 of 1,000 draws', () => {
  const treated = [94, 197, 16, 38, 99, 141, 23];
  const control = [52, 104, 146, 10, 51, 30, 40, 27, 46];
  const {p, exact} = permutationTest(treated, control, random());
  assert.ok(exact);
  assert.ok(Math.abs(p / 2 - 0.132) < 2 * Math.sqrt((0.132 * 0.868) / 1000));
});

test('permutationTest(first, second) of five and five seeds cannot get below 2 of 252', () => {
  const [low, high] = [
    [1, 2, 3, 4, 5],
    [6, 7, 8, 9, 10],
  ] as const;
  assert.deepEqual(permutationTest(low, high, random()), {p: 2 / 252, exact: true});
  assert.deepEqual(permutationTest(high, low, random()), {p: 2 / 252, exact: true});
});

test('permutationTest(recipe, recipe) is a tie, rounding or not', () => {
  const seeds = [0.1, 0.2, 0.3, 0.7];
  assert.equal(permutationTest(seeds, seeds, random()).p, 1);
});

test('permutationTest(first, second) draws where there are too many splits, and comes near the t-test', () => {
  const draw = randomGenerator('large groups');
  const [first, second] = [0, 0.25].map((more) => Array.from({length: 30}, () => draw() + more)) as [
    number[],
    number[],
  ];
  const {p, exact} = permutationTest(first, second, random());
  assert.ok(!exact);
  const [one, other] = [first, second].map((seeds) => seeds.map((value) => [value, value]));
  const {p: expected} = crossedTest(one!, other!);
  assert.ok(Math.abs(p - expected) < 0.01, `${p}, by the t-test ${expected}`);
});
