import assert from 'node:assert/strict';
import {test} from 'node:test';
import {shrink} from '../../../../experiments/analysis/images/shrink.ts';
import {grey28} from '../../shapes.ts';

test('shrink(image) takes the mean of each four pixels', () => {
  const image = new Uint8Array(784);
  image.set([10, 20], 0);
  image.set([30, 40], 28);
  image[783] = 200;
  const small = shrink(image, grey28);
  assert.deepEqual([small.length, small[0], small[1], small[195]], [196, 25, 0, 50]);
});
