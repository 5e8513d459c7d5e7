import assert from 'node:assert/strict';
import {test} from 'node:test';
import {procrustes} from '../../../../experiments/analysis/maps/procrustes.ts';

function expectClose(found: Float64Array, expected: ArrayLike<number>): void {
  found.forEach((value, place) => {
    assert.ok(Math.abs(value - expected[place]!) < 1e-9, `${value} at ${place} (expected ${expected[place]})`);
  });
}

test('procrustes(map, target) finds no disparity in the example of scipy.spatial.procrustes', () => {
  const target = Float64Array.of(1, 3, 1, 2, 1, 1, 2, 1);
  const {points, disparity} = procrustes(Float64Array.of(4, -2, 4, -4, 4, -6, 2, -6), target);
  assert.ok(disparity < 1e-12);
  expectClose(points, target);
});

test('procrustes(map, target) undoes a turn, a mirror and a scale', () => {
  const target = Float64Array.of(0, 0, 3, 1, -2, 5, 4, 4, 1, -3);
  for (const [sign, angle, scale] of [
    [1, 2, 0.5],
    [-1, -1, 3],
  ] as const) {
    const map = Float64Array.from(target, (_, at) => {
      const [x, y] = [target[at - (at % 2)]!, sign * target[at - (at % 2) + 1]!];
      const turned = [Math.cos(angle) * x - Math.sin(angle) * y, Math.sin(angle) * x + Math.cos(angle) * y];
      return scale * turned[at % 2]! + 7;
    });
    const {points, disparity} = procrustes(map, target);
    assert.ok(disparity < 1e-12);
    expectClose(points, target);
  }
});

test('procrustes(map, target) leaves a disparity where shapes differ', () => {
  const {disparity} = procrustes(Float64Array.of(0, 0, 1, 0, 2, 0), Float64Array.of(0, 0, 1, 1, 2, 0));
  assert.ok(Math.abs(disparity - 0.25) < 1e-9, String(disparity)); // of the squares of the target, 2/3 in 8/3
});
