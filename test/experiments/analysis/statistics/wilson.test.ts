import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {wilson} from '../../../../experiments/analysis/statistics/wilson.ts';

// R. G. Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in Medicine 17, 1998, table I
const published = [
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
] as const;

for (const [correct, count, low, high] of published) {
  test(`wilson(${correct}, ${count}) is the published interval`, () => {
    const interval = wilson(correct, count);
    assert.deepEqual([interval.low.toFixed(4), interval.high.toFixed(4)], [low.toFixed(4), high.toFixed(4)]);
  });
}

test('wilson(correct, count) holds the proportion, stays in 0 ... 1 and mirrors with the complement', () => {
  const cases = fc
    .integer({min: 1, max: 100_000})
    .chain((count) => fc.tuple(fc.integer({min: 0, max: count}), fc.constant(count)));
  fc.assert(
    fc.property(cases, ([correct, count]) => {
      const {low, high} = wilson(correct, count);
      assert(0 <= low && low <= correct / count && correct / count <= high && high <= 1);
      assert(Math.abs(low - (1 - wilson(count - correct, count).high)) < 1e-12);
    }),
  );
});

test('wilson(correct, count) rejects what is no proportion', () => {
  for (const [correct, count] of [
    [0, 0],
    [3, 2],
    [-1, 2],
    [Number.NaN, 2],
  ] as const) {
    assert.throws(() => wilson(correct, count), /^Error: invalid proportion/);
  }
});
