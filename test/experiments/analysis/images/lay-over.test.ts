import assert from 'node:assert/strict';
import {test} from 'node:test';
import {layOver} from '../../../../experiments/analysis/images/lay-over.ts';

const image = {height: 28, width: 28};

test('layOver(map, cells, field, image) puts each value in the middle of what its cell sees', () => {
  // Two by two cells that see 5 x 5 pixels each, ten apart: the middles are at 4 and 14.
  const laid = layOver([0, 10, 20, 30], {height: 2, width: 2}, {size: 5, step: 10, start: 2}, image);
  assert.equal(laid[4 * 28 + 4], 0);
  assert.equal(laid[4 * 28 + 14], 10);
  assert.equal(laid[14 * 28 + 4], 20);
  assert.equal(laid[9 * 28 + 9], 15);
  assert.equal(laid[0], 0);
  assert.equal(laid[27 * 28 + 27], 30);
});

test('layOver(map, cells, field, image) leaves the pixels themselves as they are', () => {
  const pixels = Float32Array.from({length: 784}, (_, place) => place);
  assert.deepEqual(layOver(pixels, image, {size: 1, step: 1, start: 0}, image), pixels);
});

test('layOver(map, cells, field, image) goes by rows and columns where these are not as many', () => {
  const wide = {height: 2, width: 4};
  const laid = layOver([0, 10, 20, 30, 40, 50], {height: 2, width: 3}, {size: 1, step: 1, start: 0}, wide);
  assert.deepEqual([...laid], [0, 10, 20, 20, 30, 40, 50, 50]);
});
