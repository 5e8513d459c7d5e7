import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {TrainingConfig} from '../../../experiments/artifacts/schema.ts';
import {learningRate} from '../../../experiments/training/schedule.ts';

const config: TrainingConfig = {
  optimizer: {kind: 'nesterov', learningRate: 2, momentum: 0.85, weightDecay: 0, shiftScale: 1},
  batchSize: 1,
  epochs: 1,
};
const triangle = {kind: 'triangle', start: 0.2, peak: 0.25, end: 0.1} as const;

test('learningRate(config, step, steps) is constant without a schedule', () => {
  assert.deepEqual(
    [0, 50, 99].map((step) => learningRate(config, step, 100)),
    [2, 2, 2],
  );
});

test('learningRate(config, step, steps) goes straight up to the peak, and down to the end', () => {
  const rate = (step: number) => Number(learningRate({...config, schedule: triangle}, step, 100).toFixed(6));
  assert.deepEqual([0, 25, 100].map(rate), [0.4, 2, 0.2]);
  assert.equal(rate(5), 0.4 + (2 - 0.4) / 5);
  assert.equal(rate(50), 2 - (2 - 0.2) / 3);
});
