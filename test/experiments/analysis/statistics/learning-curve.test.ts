import assert from 'node:assert/strict';
import {test} from 'node:test';
import {fitLearningCurve} from '../../../../experiments/analysis/statistics/learning-curve.ts';
import {predictError} from '../../../../experiments/analysis/statistics/power-law.ts';
import {randomGenerator} from '../../../../experiments/random.ts';

const sizes = [100, 300, 1_000, 3_000, 10_000, 30_000, 55_000];
const law = {floor: 0.05, scale: 1.5, exponent: 0.4};

test('fitLearningCurve(curve, sizes) gives intervals that hold the law behind the errors, and none to certainty', () => {
  const random = randomGenerator('learning-curve.test');
  const noise = () => 1 + 0.04 * (random() + random() - 1);
  const errors = sizes.map((size) => predictError(law, size));
  const resampled = errors.map((error) => Float64Array.from({length: 200}, () => error * noise()));
  const {floor, scale, exponent, errors: found} = fitLearningCurve({sizes, errors, resampled}, [110_000]);
  for (const [{value, low, high}, truth] of [
    [floor, law.floor],
    [scale, law.scale],
    [exponent, law.exponent],
    [found[0]!, predictError(law, 110_000)],
  ] as const) {
    assert.ok(low < truth && truth < high && Math.abs(value - truth) < 1e-6, `${low} ${value} ${high}`);
  }
  const certain = fitLearningCurve({sizes, errors, resampled: errors.map((error) => Float64Array.of(error))}, []);
  assert.equal(certain.floor.low, certain.floor.high);
});
