import assert from 'node:assert/strict';
import {test} from 'node:test';
import {principalAxes} from '../../../../experiments/analysis/maps/principal-axes.ts';
import {randomGenerator} from '../../../../experiments/random.ts';

test('principalAxes(points, dimensions) finds the axes of the example of Smith, "A tutorial on principal components"', () => {
  const x = [2.5, 0.5, 2.2, 1.9, 3.1, 2.3, 2, 1, 1.5, 1.1];
  const y = [2.4, 0.7, 2.9, 2.2, 3.0, 2.7, 1.6, 1.1, 1.6, 0.9];
  const {coordinates, explained} = principalAxes(Float32Array.from(x.flatMap((value, at) => [value, y[at]!])), 2);
  const first = [0.82797, -1.77758, 0.992197, 0.27421, 1.6758, 0.912949, -0.0991094, -1.14457, -0.438046, -1.22382];
  first.forEach((value, at) => {
    assert.ok(Math.abs(Math.abs(coordinates[at * 2]!) - Math.abs(value)) < 1e-4);
  });
  assert.ok(Math.abs(explained[0]! - 1.28402771 / (1.28402771 + 0.0490833989)) < 1e-5);
});

test('principalAxes(points, dimensions) finds a plane among many dimensions, whatever is constant', () => {
  const random = randomGenerator('plane');
  const plane = Array.from({length: 200}, () => [8 * (random() - 0.5), 3 * (random() - 0.5)] as const);
  const points = Float32Array.from(plane.flatMap(([a, b]) => [5, 0.6 * a, 0.8 * a, b, 0.01 * random()]));
  const {coordinates, explained} = principalAxes(points, 5);
  const mean = plane.reduce((sum, [a]) => sum + a, 0) / 200;
  plane.forEach(([a], at) => {
    assert.ok(Math.abs(coordinates[at * 2]! - (a - mean)) < 0.4);
  });
  assert.ok(explained[0]! > explained[1]! && explained[0]! + explained[1]! > 0.999);
});
