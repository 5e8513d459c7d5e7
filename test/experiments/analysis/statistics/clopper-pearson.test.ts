import assert from 'node:assert/strict';
import {test} from 'node:test';
import {clopperPearson} from '../../../../experiments/analysis/statistics/clopper-pearson.ts';
import {proportionInterval} from '../../../../experiments/analysis/statistics/proportion-interval.ts';
import {wilson} from '../../../../experiments/analysis/statistics/wilson.ts';

// R. G. Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in Medicine 17, 1998, table I
const published = [
  [81, 263, 0.2527, 0.3676],
  [15, 148, 0.0578, 0.1617],
  [0, 20, 0, 0.1684],
  [1, 29, 0.0009, 0.1776],
] as const;

for (const [correct, count, low, high] of published) {
  test(`clopperPearson(${correct}, ${count}) is the published interval`, () => {
    const interval = clopperPearson(correct, count);
    assert.deepEqual([interval.low.toFixed(4), interval.high.toFixed(4)], [low.toFixed(4), high.toFixed(4)]);
  });
}

test('clopperPearson(correct, count) mirrors with the complement, up to 1', () => {
  for (const correct of [0, 1, 7, 20]) {
    const [{low}, {high}] = [clopperPearson(correct, 20), clopperPearson(20 - correct, 20)];
    assert.ok(Math.abs(low - (1 - high)) < 1e-9);
  }
});

test('clopperPearson(correct, count) takes means over seeds, in order', () => {
  const lows = [9990, 9990.4, 9990.8, 9991].map((correct) => clopperPearson(correct, 10_000).low);
  assert.deepEqual(
    lows,
    lows.toSorted((a, b) => a - b),
  );
});

test('clopperPearson(correct, count) rejects what is no proportion', () => {
  assert.throws(() => clopperPearson(3, 2), /^Error: invalid proportion: 3 of 2/);
  assert.throws(() => clopperPearson(Number.NaN, 2), /^Error: invalid proportion/);
});

test('proportionInterval(correct, count) is exact where under ten are wrong, or right, and else Wilson’s', () => {
  assert.deepEqual(proportionInterval(9991, 10_000), clopperPearson(9991, 10_000));
  assert.deepEqual(proportionInterval(9, 10_000), clopperPearson(9, 10_000));
  assert.deepEqual(proportionInterval(9990, 10_000), wilson(9990, 10_000));
});
