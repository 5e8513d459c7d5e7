import assert from 'node:assert/strict';
import {test} from 'node:test';
import {layOut} from '../../../../experiments/analysis/maps/lay-out.ts';
import {principalAxes} from '../../../../experiments/analysis/maps/principal-axes.ts';
import {euclidean} from '../../../../experiments/analysis/neighbours/metrics.ts';
import {nearestOthers} from '../../../../experiments/analysis/neighbours/nearest.ts';
import {randomGenerator} from '../../../../experiments/random.ts';

const random = randomGenerator('clusters');
// Three clusters of thirty points in ten dimensions.
const points = Float32Array.from(
  {length: 90 * 10},
  (_, at) => (Math.floor(at / 300) === (at % 10) % 3 ? 3 : 0) + random(),
);
const near = await nearestOthers({values: points, length: 10}, 8, euclidean);
const {coordinates} = principalAxes(points, 10);

test('layOut(near, start, seed) keeps clusters together and apart from each other', async () => {
  const layout = await layOut(near, coordinates, 1);
  const found = await nearestOthers({values: Float32Array.from(layout), length: 2}, 5, euclidean);
  const strangers = found.places.filter((place, at) => Math.floor(place / 30) !== Math.floor(at / 5 / 30));
  assert.equal(strangers.length, 0);
  assert.ok(layout.every(Number.isFinite));
});

test('layOut(near, start, seed) is the same for the same seed, and another for another', async () => {
  const [first, again, other] = [
    await layOut(near, coordinates, 1),
    await layOut(near, coordinates, 1),
    await layOut(near, coordinates, 2),
  ];
  assert.deepEqual(first, again);
  assert.notDeepEqual(first, other);
});
