import assert from 'node:assert/strict';
import {test} from 'node:test';
import {type CalibrationFinding, calibrationSchema} from '../../../experiments/artifacts/schema.ts';
import {calibration} from '../../../experiments/findings/calibration.ts';
import {guesses, labels, madeUpEvidence, madeUpTrial} from './made-up.ts';

const said = (confidence: number, wrong: Record<number, number> = {}) => ({
  validation: guesses(labels.validation, confidence, wrong),
  test: guesses(labels.test, confidence, wrong),
});

async function find(...trials: Parameters<typeof madeUpTrial>[0][]): Promise<CalibrationFinding> {
  const {record} = await calibration.find(madeUpEvidence(trials.map(madeUpTrial)));
  return calibrationSchema.parse({inputs: {source: '0'.repeat(64), trials: '0'.repeat(64)}, ...record});
}

test('the calibration of a model is that of its seeds, each at its own temperature', async () => {
  const {models, finished, planned} = await find(
    {model: 'nn', seed: 1, ...said(0.97, {0: 1, 1: 2})}, // right for 18 of 20, then for 3 of 5
    {model: 'nn', seed: 2, ...said(0.97, {0: 1})}, // 19 of 20, 4 of 5
  );
  assert.deepEqual([finished, planned, models.length, models[0]!.seeds], [2, 3, 1, 2]);
  const {temperature, before, after, selective} = models[0]!.plain;
  assert.ok(temperature.min > 1 && temperature.max > temperature.min);
  assert.ok(Math.abs(before.calibrationError.mean - (0.37 + 0.17) / 2) < 1e-3);
  assert.ok(after.loss.mean < before.loss.mean);
  assert.deepEqual(
    before.bins.filter(({count}) => count > 0).map(({count, accuracy}) => [count, accuracy]),
    [[10, 0.7]],
  );
  const {coverage, risk} = selective.points.at(-1)!;
  assert.deepEqual([coverage, risk.min, risk.max], [1, 0.2, 0.4]);
});

test('sets are calibrated on validation, and hold all classes where there are too few images for the target', async () => {
  const [model] = (await find({model: 'nn', seed: 1, ...said(0.9, {4: 0})})).models;
  const [often, , always] = model!.plain.sets;
  assert.deepEqual([often!.target, often!.coverage.mean, often!.size.mean], [0.9, 4 / 5, 1]); // rank 19 of 20
  assert.deepEqual(often!.sizes.slice(0, 3), [0, 1, 0]);
  assert.ok(often!.interval.low < 0.5 && often!.interval.high > 0.9);
  assert.deepEqual([always!.target, always!.coverage.mean, always!.size.mean], [0.99, 1, 10]); // rank 21
});

test('several views are examined beside the plain look, where every seed has them', async () => {
  const viewed = said(0.99);
  const {models} = await find(
    {model: 'cnn', seed: 1, ...said(0.9, {0: 1}), viewed},
    {model: 'nn', seed: 1, ...said(0.9), viewed},
    {model: 'nn', seed: 2, ...said(0.9)},
  );
  assert.equal(models[0]!.viewed!.before.calibrationError.mean < 0.02, true);
  assert.equal(models[1]!.viewed, null);
});

test('a trial of two studies counts once, one without a test score not at all; each test split is read once', async () => {
  const once = madeUpTrial({model: 'nn', seed: 1, ...said(0.9)});
  const untested = madeUpTrial({model: 'nn', seed: 2, validation: said(0.9).validation});
  const digits = madeUpTrial({model: 'nn', seed: 1, dataset: 'mnist', ...said(0.9)});
  const evidence = madeUpEvidence([once, {...once}, untested, digits]);
  const {record} = (await calibration.find(evidence)) as {record: Omit<CalibrationFinding, 'inputs'>};
  assert.deepEqual(
    record.models.map(({dataset, seeds}) => [dataset, seeds]),
    [
      ['fashion-mnist', 1],
      ['mnist', 1],
    ],
  );
  assert.deepEqual(evidence.readings, ['fashion-mnist', 'mnist']);
});
