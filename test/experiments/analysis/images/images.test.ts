import assert from 'node:assert/strict';
import {test} from 'node:test';
import {
  distance,
  imageAt,
  imagesAt,
  placesByLabel,
  referenceTo,
  squaredDistance,
} from '../../../../experiments/analysis/images/images.ts';
import {tinyImage, tinySplit} from '../tiny-split.ts';

const split = tinySplit(
  [
    [3, 10],
    [1, 20],
    [3, 30],
  ],
  500,
);

test('imagesAt(images, places) copies the images in the order of the places', () => {
  const copy = imagesAt(split, [2, 0]);
  assert.deepEqual(imageAt(copy, 0), tinyImage(30));
  assert.deepEqual(imageAt(copy, 1), tinyImage(10));
});

test('referenceTo(name, split, place) gives the number in the official file', () => {
  assert.deepEqual(referenceTo('validation', split, 1), {split: 'validation', index: 501, label: 1});
});

test('placesByLabel(labels) keeps the order and has an empty list for a missing class', () => {
  assert.deepEqual(placesByLabel(split), [[], [1], [], [0, 2], [], [], [], [], [], []]);
});

test('distance(squaredDistance(first, second)) is Euclidean over pixels of 0 ... 1', () => {
  assert.equal(distance(squaredDistance(tinyImage(1, 1), tinyImage(0, 0))), 0.0055);
  assert.equal(distance(squaredDistance(new Uint8Array(784).fill(255), tinyImage())), 28);
});
