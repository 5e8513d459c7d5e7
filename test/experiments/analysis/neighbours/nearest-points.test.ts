import assert from 'node:assert/strict';
import {test} from 'node:test';
import {neighboursKept} from '../../../../experiments/analysis/maps/neighbours-kept.ts';
import {nearestPoints} from '../../../../experiments/analysis/neighbours/nearest-points.ts';
import {randomGenerator} from '../../../../experiments/random.ts';

test('nearestPoints(points, dimensions, k) finds the nearest others on a line, equals by their place', async () => {
  const {places, distances} = await nearestPoints(Float32Array.of(0, 1, 3, 3, 7), 1, 2);
  assert.deepEqual([...places], [1, 2, 0, 2, 3, 1, 2, 1, 2, 3]);
  assert.deepEqual([...distances], [1, 3, 1, 2, 0, 2, 0, 2, 4, 4]);
});

test('nearestPoints(points, dimensions, k) is the same as comparing all', async () => {
  const random = randomGenerator('points');
  const [count, dimensions, k] = [700, 5, 4];
  const points = Float32Array.from({length: count * dimensions}, () => 100 + random());
  const {places} = await nearestPoints(points, dimensions, k);
  for (let own = 0; own < count; own += 13) {
    const squares = Array.from({length: count}, (_, other) =>
      other === own
        ? Infinity
        : Array.from({length: dimensions}, (_, at) => points[own * dimensions + at]! - points[other * dimensions + at]!)
            .map((gap) => gap ** 2)
            .reduce((sum, square) => sum + square),
    );
    const expected = [...squares.keys()].sort((a, b) => squares[a]! - squares[b]!).slice(0, k);
    assert.deepEqual([...places.subarray(own * k, own * k + k)], expected);
  }
});

test('nearestPoints(points, dimensions, k) rejects as many neighbours as there are points', async () => {
  await assert.rejects(
    nearestPoints(new Float32Array(6), 2, 3),
    /invalid number of neighbours: 3 \(expected 1 ... 2\)/,
  );
});

test('neighboursKept(near, elsewhere, k) counts those that stay among the nearest, in any order', () => {
  assert.equal(neighboursKept(Uint32Array.of(1, 2, 0, 2), Uint32Array.of(2, 1, 3, 0), 2), 0.75);
});
