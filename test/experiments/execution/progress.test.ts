import assert from 'node:assert/strict';
import {test} from 'node:test';
import {usualDuration, usualSeconds} from '../../../experiments/execution/cost.ts';
import {startProgress, timeLeft, updateProgress} from '../../../experiments/execution/progress.ts';
import {quickTrial} from './quick-trial.ts';

const [first, second] = [quickTrial(1000), quickTrial(3000)];
const [one, other] = [usualSeconds(first), usualSeconds(second)];
const isNear = (found: number, expected: number) =>
  assert.ok(Math.abs(found - expected) < 0.02 * expected, `${found} (expected ${expected})`);

test('timeLeft(progress) goes by the usual speed at first, so many at a time', () => {
  isNear(timeLeft(startProgress([first, second], 0), 0), 1000 * (one + other));
  isNear(timeLeft(startProgress([first, second], 0, 2), 0), 500 * (one + other));
});

test('timeLeft(progress) goes by what this run has done, the longer the more', () => {
  const progress = startProgress([first, second], 0);
  updateProgress(progress, {kind: 'started', task: first});
  updateProgress(progress, {kind: 'done', task: first});
  const slow = 1e6 * one; // milliseconds: a thousandth of the usual speed
  isNear(timeLeft(progress, slow) / 1000, (other * (slow / 1000 + 30)) / (one + 30));
});

test('timeLeft(progress) does not count as speed what an earlier run had done', () => {
  const progress = startProgress([first], 0);
  updateProgress(progress, {kind: 'started', task: first});
  updateProgress(progress, {kind: 'resumed', task: first, share: 0.5});
  isNear(timeLeft(progress, 0), 500 * one);
});

test('usualDuration(tasks, jobs) shares the work, and is no less than its longest task', () => {
  isNear(usualDuration([first, first], 1), 2 * one);
  isNear(usualDuration([first, first], 2), one);
  isNear(usualDuration([first, second], 2), other);
});
