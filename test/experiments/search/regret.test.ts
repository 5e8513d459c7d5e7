import assert from 'node:assert/strict';
import {test} from 'node:test';
import {measureRegret} from '../../../experiments/search/regret.ts';

const record = {
  scores: [
    [0.5, 0.9], // the best in the end
    [0.7, 0.8],
    [0.6, 0.7],
    [0.4, 0.6],
  ],
  operations: [1, 1, 1, 1],
};
const setting = {budgets: [0, 2, 4, 5, 8], seeds: 1000, isTied: (candidate: number) => candidate < 2};

test('measureRegret(random) starts at the mean regret of all candidates and ends at none', () => {
  const points = measureRegret({kind: 'random'}, record, setting);
  assert.deepEqual(
    points.map(({operations}) => operations),
    setting.budgets,
  );
  assert.ok(Math.abs(points[0]!.regret.mean - 0.15) < 0.01);
  assert.ok(Math.abs(points[0]!.best - 0.25) < 0.05);
  assert.ok(Math.abs(points[0]!.tied - 0.5) < 0.05);
  assert.deepEqual(points.at(-1), {
    operations: 8,
    finished: 8,
    regret: {mean: 0, low: 0, high: 0},
    best: 1,
    tied: 1,
  });
  // best of two drawn: .9, .8 or .7, with chances of 3, 2 and 1 in 6
  assert.ok(Math.abs(points[2]!.regret.mean - (0.1 * 2 + 0.2) / 6) < 0.01);
});

test('measureRegret(first-look) chooses by one epoch first, whatever the seed, then by those that went on', () => {
  const points = measureRegret({kind: 'first-look', epochs: 1}, record, setting);
  const near = (value: number, expected: number) => assert.ok(Math.abs(value - expected) < 1e-12);
  near(points[2]!.regret.low, 0.1); // all have had an epoch: the second candidate
  near(points[2]!.regret.high, 0.1);
  near(points[3]!.regret.mean, 0.1); // it went on
  assert.equal(points[2]!.tied, 1);
  assert.equal(points[2]!.best, 0);
  assert.deepEqual(
    points.map(({operations, finished}) => finished - operations).slice(2),
    [1, 0, 0], // an epoch of the second candidate, which then is over
  );
});
