import assert from 'node:assert/strict';
import {test} from 'node:test';
import {shrink, shrinkTo} from '../../../../experiments/analysis/images/shrink.ts';
import {grey28} from '../../shapes.ts';

test('shrink(image) takes the mean of each four pixels', () => {
  const image = new Uint8Array(784);
  image.set([10, 20], 0);
  image.set([30, 40], 28);
  image[783] = 200;
  const small = shrink(image, grey28);
  assert.deepEqual([small.length, small[0], small[1], small[195]], [196, 25, 0, 50]);
});

test('shrinkTo(images, mostValues) halves until each image is small enough, and leaves small ones as they are', () => {
  const shape = {height: 8, width: 12, channels: 3, classCount: 2} as const;
  const images = {shape, images: Uint8Array.from({length: 2 * 288}, (_, at) => (at < 288 ? 40 : 80))};
  const small = shrinkTo(images, 30);
  assert.deepEqual(small.shape, {...shape, height: 2, width: 3});
  assert.deepEqual([...small.images], [...Array(18).fill(40), ...Array(18).fill(80)]);
  assert.equal(shrinkTo(images, 288), images);
});
