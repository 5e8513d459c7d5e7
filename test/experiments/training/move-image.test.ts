import assert from 'node:assert/strict';
import {test} from 'node:test';
import {type Move, moveImage} from '../../../experiments/training/move-image.ts';
import {grey28} from '../shapes.ts';

/** An image with one bright pixel, moved: where that pixel is then, as [row, column]. */
function follow([row, column]: [number, number], move: Move): [number, number][] {
  const [image, target] = [new Uint8Array(784), new Uint8Array(784).fill(7)];
  image[row * 28 + column] = 255;
  moveImage(image, target, move, grey28);
  return [...target.entries()].flatMap(([place, value]) =>
    value > 0 ? [[Math.floor(place / 28), place % 28] as [number, number]] : [],
  );
}

test('moveImage(image, target, move) moves down and right, or up and left', () => {
  assert.deepEqual(follow([10, 20], {down: 2, right: 1, mirrored: false}), [[12, 21]]);
  assert.deepEqual(follow([10, 20], {down: -2, right: -1, mirrored: false}), [[8, 19]]);
});

test('moveImage(image, target, move) mirrors first', () => {
  assert.deepEqual(follow([10, 0], {down: 0, right: 0, mirrored: true}), [[10, 27]]);
  assert.deepEqual(follow([10, 1], {down: 0, right: -2, mirrored: true}), [[10, 24]]);
  assert.deepEqual(follow([10, 25], {down: 0, right: 2, mirrored: true}), [[10, 4]]);
});

test('moveImage(image, target, move) loses what leaves the image', () => {
  assert.deepEqual(follow([27, 5], {down: 1, right: 0, mirrored: false}), []);
  assert.deepEqual(follow([5, 27], {down: 0, right: 1, mirrored: false}), []);
  assert.deepEqual(follow([5, 27], {down: 0, right: -1, mirrored: true}), []);
});
