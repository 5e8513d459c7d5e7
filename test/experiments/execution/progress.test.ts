import assert from 'node:assert/strict';
import {test} from 'node:test';
import {startProgress, timeLeft, updateProgress} from '../../../experiments/execution/progress.ts';
import {quickTrial} from './quick-trial.ts';

const [first, second] = [quickTrial(10), quickTrial(30)]; // the second is three times the work

test('timeLeft(progress) goes by the operations done so far', () => {
  const progress = startProgress([first, second], 0);
  assert.equal(timeLeft(progress, 1000), undefined);
  updateProgress(progress, {kind: 'started', task: first});
  updateProgress(progress, {kind: 'progress', task: first, share: 0.5});
  assert.equal(timeLeft(progress, 1000), 7000);
  updateProgress(progress, {kind: 'done', task: first});
  assert.equal(timeLeft(progress, 2000), 6000);
});

test('timeLeft(progress) does not count as speed what an earlier run had done', () => {
  const progress = startProgress([first], 0);
  updateProgress(progress, {kind: 'started', task: first});
  updateProgress(progress, {kind: 'resumed', task: first, share: 0.5});
  updateProgress(progress, {kind: 'progress', task: first, share: 0.6});
  assert.ok(Math.abs(timeLeft(progress, 1000)! - 4000) < 1e-6);
});
