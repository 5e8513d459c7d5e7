import assert from 'node:assert/strict';
import {test} from 'node:test';
import {
  neighbourLabels,
  overlap,
  voteOfNeighbours,
} from '../../../../experiments/analysis/difficulty/neighbour-labels.ts';
import {grey28} from '../../shapes.ts';

const near = Uint8Array.of(3, 4, 4, 1, 2, 3, 5, 5, 5); // three neighbours each of three images

test('neighbourLabels(places, labels) looks the labels up', () => {
  assert.deepEqual(neighbourLabels(Uint32Array.of(2, 0, 1, 1), Uint8Array.of(7, 8, 9)), Uint8Array.of(9, 7, 8, 8));
});

test('voteOfNeighbours(labels, stored, k) takes the most frequent label, of equals that of the nearest', () => {
  assert.deepEqual(voteOfNeighbours(near, 3, 3), Uint8Array.of(4, 1, 5));
  assert.deepEqual(voteOfNeighbours(near, 3, 1), Uint8Array.of(3, 1, 5));
});

test('overlap(own, labels) gives the shares of the neighbours’ labels, class by class', () => {
  const shares = overlap({labels: Uint8Array.of(4, 4, 5), shape: grey28}, near);
  assert.deepEqual(shares[4], [0, 1 / 6, 1 / 6, 2 / 6, 2 / 6, 0, 0, 0, 0, 0]);
  assert.equal(shares[5]![5], 1);
  assert.ok(shares[0]!.every((share) => share === 0));
});
