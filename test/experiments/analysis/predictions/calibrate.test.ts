import assert from 'node:assert/strict';
import {test} from 'node:test';
import {calibrate} from '../../../../experiments/analysis/predictions/calibrate.ts';

test('calibrate(validation, test) fits the temperature on validation and measures the test split', () => {
  const surelyWrong = {probabilities: new Array(4).fill([0.9, 0.1]).flat(), labels: Uint8Array.of(0, 0, 0, 1)};
  const {temperature, before, after} = calibrate(surelyWrong, surelyWrong);
  assert.ok(temperature > 1);
  assert.ok(Math.abs(before.calibrationError - 0.15) < 1e-9);
  assert.ok(after.calibrationError < 1e-6 && after.loss < before.loss && after.brier < before.brier);
  const other = calibrate(surelyWrong, {probabilities: [0.9, 0.1], labels: Uint8Array.of(0)});
  assert.equal(other.temperature, temperature);
  assert.ok(other.after.loss > other.before.loss);
});
