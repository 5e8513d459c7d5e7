import assert from 'node:assert/strict';
import {test} from 'node:test';
import {drawNormal, randomGenerator, shuffle} from '../../experiments/random.ts';

const draw = (count: number, ...path: (string | number)[]) => Array.from({length: count}, randomGenerator(...path));

test('randomGenerator(path) gives the same numbers for the same path, and others for another', () => {
  assert.deepEqual(draw(5, 'order', 1), draw(5, 'order', 1));
  assert.notDeepEqual(draw(5, 'order', 1), draw(5, 'order', 2));
  assert.notDeepEqual(draw(5, 'order', 1), draw(5, 'weights', 1));
});

test('randomGenerator(path) gives the numbers that all results were computed with', () => {
  assert.deepEqual(draw(3, 'order', 1, 1), [0.5661631473340094, 0.13654953078366816, 0.8637411268427968]);
});

test('randomGenerator(path) is uniform on [0, 1)', () => {
  const values = draw(100_000, 'uniform');
  const bins = new Array<number>(10).fill(0);
  for (const value of values) bins[Math.floor(value * 10)]!++;
  const deviation = bins.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0);
  assert.ok(deviation < 27.9, `chi-squared with 9 degrees of freedom: ${deviation}`); // exceeded once in 1,000 times
});

test('shuffle(values) makes every order of three about equally often', () => {
  const random = randomGenerator('orders');
  const seen = new Map<string, number>();
  for (let time = 0; time < 6000; time++) {
    const order = shuffle([1, 2, 3], random).join('');
    seen.set(order, (seen.get(order) ?? 0) + 1);
  }
  assert.equal(seen.size, 6);
  for (const [order, times] of seen) assert.ok(Math.abs(times - 1000) < 120, `${order}: ${times} times`);
});

test('drawNormal(random) has mean 0, deviation 1 and the tails of the normal distribution', () => {
  const random = randomGenerator('normal');
  const values = Array.from({length: 100_000}, () => drawNormal(random));
  const mean = (each: (value: number) => number) => values.reduce((sum, value) => sum + each(value), 0) / values.length;
  assert.ok(Math.abs(mean((value) => value)) < 0.015);
  assert.ok(Math.abs(mean((value) => value ** 2) - 1) < 0.02);
  assert.ok(Math.abs(mean((value) => Number(value > 1.96)) - 0.025) < 0.002);
});
