import assert from 'node:assert/strict';
import {test} from 'node:test';
import {imageAt, squaredDistance} from '../../../../experiments/analysis/images/images.ts';
import {structuralSimilarity, structure} from '../../../../experiments/analysis/images/structural-similarity.ts';
import {
  type ClassNeighbours,
  neighboursByFeatures,
  neighboursByPixels,
  neighboursByStructure,
} from '../../../../experiments/analysis/neighbours/class-neighbours.ts';
import {mutualPairs} from '../../../../experiments/analysis/neighbours/mutual-pairs.ts';
import {grey28} from '../../shapes.ts';
import {mixtures} from '../mixtures.ts';
import {tinySplit} from '../tiny-split.ts';

/** The nearest of each class by any distance, one by one. */
function oneByOne(labels: Uint8Array, distance: (a: number, b: number) => number): ClassNeighbours {
  const places = new Int32Array(labels.length * 10).fill(-1);
  const distances = new Float64Array(labels.length * 10).fill(Number.POSITIVE_INFINITY);
  for (const [a, own] of labels.entries()) {
    for (const [b, label] of labels.entries()) {
      if (own === label || distance(a, b) >= distances[a * 10 + label]!) continue;
      places[a * 10 + label] = b;
      distances[a * 10 + label] = distance(a, b);
    }
  }
  return {places, distances, classCount: 10};
}

const split = mixtures(4, 1);

function expectSame(found: ClassNeighbours, expected: ClassNeighbours): void {
  assert.deepEqual(found.places, expected.places);
  for (const [cell, distance] of expected.distances.entries()) {
    assert.ok(distance === found.distances[cell] || Math.abs(distance - found.distances[cell]!) < 1e-3);
  }
}

test('neighboursByPixels(split) finds what comparing one by one finds', async () => {
  const distance = (a: number, b: number) => Math.sqrt(squaredDistance(imageAt(split, a), imageAt(split, b))) / 255;
  expectSame(await neighboursByPixels(split), oneByOne(split.labels, distance));
});

test('neighboursByStructure(split) finds what comparing one by one finds, where all are candidates', async () => {
  const structured = (place: number) => structure(imageAt(split, place), grey28);
  const distance = (a: number, b: number) => 1 - structuralSimilarity(structured(a), structured(b));
  expectSame(await neighboursByStructure(split), oneByOne(split.labels, distance));
});

test('neighboursByFeatures(features, labels) goes by directions', async () => {
  const labels = Uint8Array.of(0, 0, 1, 1, 3);
  const features = Float32Array.from([1, 0, 0, 1, 5, 5, 0, 9, -2, 0]);
  const {places, distances} = await neighboursByFeatures(features, {
    shape: grey28,
    images: new Uint8Array(),
    labels,
    indices: new Uint32Array(5),
  });
  assert.deepEqual([places[1], places[11], places[3], places[0]], [2, 3, 4, -1]);
  assert.ok(Math.abs(distances[1]! - Math.sqrt(2 - Math.SQRT2)) < 1e-3);
  assert.ok(Math.abs(distances[11]!) < 1e-3 && Math.abs(distances[3]! - 2) < 1e-3);
});

test('mutualPairs(neighbours) gives those that are nearest to each other, across all classes', async () => {
  const line = tinySplit([
    [0, 0],
    [1, 10], // nearest to the last, which is nearest to it
    [0, 24], // nearest to the last, which is not
    [2, 200],
    [3, 210],
    [4, 13],
  ]);
  const pairs = mutualPairs(await neighboursByPixels(line));
  assert.deepEqual(
    pairs.map(({places, distance}) => [...places, Math.round(distance * 255)]),
    [
      [1, 5, 3],
      [3, 4, 10],
    ],
  );
});

test('mutualPairs(neighbours) finds no pair in a single class', async () => {
  const alone = tinySplit([
    [5, 1],
    [5, 2],
  ]);
  assert.deepEqual(mutualPairs(await neighboursByPixels(alone)), []);
});
