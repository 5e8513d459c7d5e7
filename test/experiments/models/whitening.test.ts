import assert from 'node:assert/strict';
import {test} from 'node:test';
import {whiteningKernel} from '../../../experiments/models/whitening.ts';
import {randomGenerator} from '../../../experiments/random.ts';

const random = randomGenerator('whitening');
const images = Uint8Array.from({length: 50 * 784}, (_, pixel) => 255 * random() * (pixel % 28 < 14 ? 1 : 0.3));

/** The parts of every square of 2 x 2 pixels of the images: [squares][8]. */
function parts(kernel: Float32Array): number[][] {
  const found: number[][] = [];
  for (let image = 0; image < 50; image++) {
    for (let corner = 0; corner < 27 * 27; corner++) {
      const start = image * 784 + Math.floor(corner / 27) * 28 + (corner % 27);
      const pixels = [0, 1, 28, 29].map((offset) => images[start + offset]! / 255);
      found.push(
        Array.from({length: 8}, (_, part) =>
          pixels.reduce((sum, pixel, at) => sum + pixel * kernel[at * 8 + part]!, 0),
        ),
      );
    }
  }
  return found;
}

test('whiteningKernel(shape, images) makes parts of mean square 1 that do not go together', () => {
  const squares = parts(whiteningKernel([2, 2, 1, 8], images, [28, 28, 1]));
  for (let a = 0; a < 4; a++) {
    for (let b = 0; b < 4; b++) {
      const product = squares.reduce((sum, part) => sum + part[a]! * part[b]!, 0) / squares.length;
      assert.ok(Math.abs(product - (a === b ? 1 : 0)) < 0.02, `parts ${a} and ${b}: ${product}`);
    }
  }
});

test('whiteningKernel(shape, images) gives each part also negated', () => {
  const kernel = whiteningKernel([2, 2, 1, 8], images, [28, 28, 1]);
  for (let pixel = 0; pixel < 4; pixel++) {
    for (let part = 0; part < 4; part++) assert.equal(kernel[pixel * 8 + part + 4], -kernel[pixel * 8 + part]!);
  }
});
