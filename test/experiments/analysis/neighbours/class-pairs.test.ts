import assert from 'node:assert/strict';
import {test} from 'node:test';
import {pairsOfClasses} from '../../../../experiments/analysis/neighbours/class-pairs.ts';

test('pairsOfClasses(neighbours, labels, classes) keeps the pairs that are each nearest to the other', () => {
  const labels = Uint8Array.of(0, 0, 1, 1, 1);
  const places = new Int32Array(50).fill(-1);
  const distances = new Float64Array(50).fill(Number.POSITIVE_INFINITY);
  const near = (place: number, label: number, to: number, distance: number) => {
    places[place * 10 + label] = to;
    distances[place * 10 + label] = distance;
  };
  near(0, 1, 2, 3);
  near(2, 0, 0, 3);
  near(1, 1, 4, 1);
  near(4, 0, 1, 1);
  near(3, 0, 0, 5); // 0 has a nearer one
  assert.deepEqual(pairsOfClasses({places, distances, classCount: 10}, labels, [0, 1]), [
    {places: [1, 4], distance: 1},
    {places: [0, 2], distance: 3},
  ]);
  assert.deepEqual(pairsOfClasses({places, distances, classCount: 10}, labels, [0, 2]), []);
});
