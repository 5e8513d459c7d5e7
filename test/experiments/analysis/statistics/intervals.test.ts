import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {
  accuracyInterval,
  clopperPearson,
  newcombe,
  proportionInterval,
  studentInterval,
  wilson,
} from '../../../../experiments/analysis/statistics/intervals.ts';
import {randomGenerator} from '../../../../experiments/random.ts';

// R. G. Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in Medicine 17, 1998, table I
const wilsons = [
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
] as const;

for (const [correct, count, low, high] of wilsons) {
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

// R. G. Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in Medicine 17, 1998, table I
const exact = [
  [81, 263, 0.2527, 0.3676],
  [15, 148, 0.0578, 0.1617],
  [0, 20, 0, 0.1684],
  [1, 29, 0.0009, 0.1776],
] as const;

for (const [correct, count, low, high] of exact) {
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

const random = randomGenerator('accuracy intervals');

test('accuracyInterval(accuracies, images) of one seed, or of equal ones, is that of the images', () => {
  const ends = ({low, high}: {low: number; high: number}) => [low.toFixed(12), high.toFixed(12)];
  assert.deepEqual(ends(accuracyInterval([0.9], 1_000)), ends(wilson(900, 1_000)));
  assert.deepEqual(ends(accuracyInterval([0.9, 0.9], 1_000)), ends(wilson(900, 1_000)));
});

test('accuracyInterval(accuracies, images) of so many images that only seeds count is Student’s', () => {
  const {low, high} = accuracyInterval([0.89, 0.9, 0.91], 1e12);
  const half = (4.302653 * 0.01) / Math.sqrt(3); // the 97.5 % point of Student's distribution of 2 degrees of freedom
  assert.ok(Math.abs(low - (0.9 - half)) < 1e-6 && Math.abs(high - (0.9 + half)) < 1e-6);
});

test('accuracyInterval(accuracies, images) never leaves 0 ... 1', () => {
  const {low, high} = accuracyInterval([1, 0.99], 100);
  assert.ok(low > 0 && high === 1);
});

test('accuracyInterval(accuracies, images) holds the true accuracy in 95 of 100 studies, and Wilson’s in fewer', () => {
  const [truth, sd, images, studies] = [0.9, 0.008, 2_000, 2_000];
  const held = {ours: 0, wilson: 0};
  for (let study = 0; study < studies; study++) {
    const drawn = Math.sqrt((truth * (1 - truth)) / images) * normal(); // the images are the same for all seeds
    const accuracies = [1, 2, 3].map(() => truth + drawn + sd * normal());
    const mean = accuracies.reduce((sum, each) => sum + each, 0) / 3;
    for (const [name, {low, high}] of [
      ['ours', accuracyInterval(accuracies, images)],
      ['wilson', wilson(mean * images, images)],
    ] as const)
      if (low <= truth && truth <= high) held[name]++;
  }
  assert.ok(held.ours / studies > 0.94, `${held.ours}`);
  assert.ok(held.wilson / studies < 0.92, `${held.wilson}`);
});

/** One draw of the normal distribution (G. E. P. Box and M. E. Muller, 1958). */
function normal(): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

// R. G. Newcombe, Statistics in Medicine 17, 1998, 873-890, table II, method 10
const differences = [
  [56, 70, 48, 80, 0.0524, 0.3339],
  [9, 10, 3, 10, 0.1705, 0.809],
  [6, 7, 2, 7, 0.0582, 0.8062],
  [5, 56, 0, 29, -0.0381, 0.1926],
  [0, 10, 0, 20, -0.1611, 0.2775],
  [10, 10, 0, 20, 0.6791, 1],
] as const;

for (const [correct, count, otherCorrect, otherCount, low, high] of differences) {
  test(`newcombe(${correct}/${count}, ${otherCorrect}/${otherCount}) is the published interval`, () => {
    const interval = newcombe({correct, count}, {correct: otherCorrect, count: otherCount});
    assert.deepEqual([interval.low.toFixed(4), interval.high.toFixed(4)], [low.toFixed(4), high.toFixed(4)]);
  });
}

test('studentInterval(values) is Student’s, and nothing of a single value', () => {
  const {low, high} = studentInterval([1, 2, 3, 4, 5])!;
  assert.deepEqual([low.toFixed(3), high.toFixed(3)], ['1.037', '4.963']);
  assert.equal(studentInterval([1]), null);
});
