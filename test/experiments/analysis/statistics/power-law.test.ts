import assert from 'node:assert/strict';
import {test} from 'node:test';
import {fitPowerLaw, predictError} from '../../../../experiments/analysis/statistics/power-law.ts';

const sizes = [100, 300, 1_000, 3_000, 10_000, 30_000, 55_000];

for (const law of [
  {floor: 0.06, scale: 1.8, exponent: 0.4},
  {floor: 0, scale: 0.9, exponent: 0.21},
  {floor: 0.01, scale: 40, exponent: 1.13},
]) {
  test(`fitPowerLaw(sizes, errors) finds ${law.floor} + ${law.scale} n ** -${law.exponent} again`, () => {
    const found = fitPowerLaw(
      sizes,
      sizes.map((size) => predictError(law, size)),
    );
    for (const field of ['floor', 'scale', 'exponent'] as const)
      assert.ok(Math.abs(found[field] - law[field]) < 1e-6, `${field} ${found[field]}`);
  });
}

test('fitPowerLaw(sizes, errors) keeps floor and scale from falling below 0', () => {
  const faster = fitPowerLaw(
    sizes,
    sizes.map((size) => 0.3 - 0.02 * Math.log(size)),
  ); // bends down, without a floor
  assert.ok(faster.floor >= 0 && faster.floor < 1e-3, `${faster.floor}`);
  const rising = fitPowerLaw(
    sizes,
    sizes.map((size) => 0.1 + size / 1e6),
  );
  assert.equal(rising.scale, 0);
});

test('fitPowerLaw(sizes, errors) is as near to small errors as to large ones, by their ratio', () => {
  const law = {floor: 0.05, scale: 2, exponent: 0.5};
  const off = sizes.map((size, place) => predictError(law, size) * (place % 2 === 0 ? 1.05 : 1 / 1.05));
  const found = fitPowerLaw(sizes, off);
  for (const size of sizes) assert.ok(Math.abs(predictError(found, size) / predictError(law, size) - 1) < 0.06);
});

test('fitPowerLaw(sizes, errors) asks for four sizes', () => {
  assert.throws(() => fitPowerLaw([1, 2, 3], [0.3, 0.2, 0.1]), /^Error: invalid sizes: 1, 2, 3/);
});
