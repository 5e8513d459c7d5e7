import assert from 'node:assert/strict';
import {test} from 'node:test';
import {covariance, imageMoments, joinMoments} from '../../../../experiments/analysis/difficulty/moments.ts';
import {componentsFor, varianceShares} from '../../../../experiments/analysis/difficulty/principal-components.ts';
import {randomGenerator} from '../../../../experiments/random.ts';
import {greyImages, imageSize} from '../../shapes.ts';

function randomImages(count: number, seed: number): Uint8Array {
  const random = randomGenerator('images', seed);
  return Uint8Array.from({length: count * imageSize}, () => Math.floor(256 * random()));
}

test('covariance(imageMoments(images)) is what the definition gives, over several chunks', async () => {
  const images = randomImages(1203, 1);
  const found = covariance(await imageMoments(greyImages(images)));
  const column = (pixel: number) => Array.from({length: 1203}, (_, place) => images[place * imageSize + pixel]!);
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  for (const [a, b] of [
    [0, 0],
    [3, 700],
    [783, 20],
  ] as const) {
    const [x, y] = [column(a), column(b)];
    const [mx, my] = [mean(x), mean(y)];
    const expected = mean(x.map((value, place) => (value - mx) * (y[place]! - my)));
    assert.ok(Math.abs(found[a * imageSize + b]! - expected) < 1e-6, `${a}, ${b}`);
  }
});

test('joinMoments(groups) gives the moments of all', async () => {
  const images = randomImages(40, 2);
  const parts = [images.subarray(0, 15 * imageSize), images.subarray(15 * imageSize)];
  assert.deepEqual(
    joinMoments(await Promise.all(parts.map((part) => imageMoments(greyImages(part))))),
    await imageMoments(greyImages(images)),
  );
});

test('varianceShares(moments) finds how far images spread along pictures that do not overlap', async () => {
  const random = randomGenerator('spread');
  // three groups of pixels, each brightened as a whole; variance goes by the square of the scale, and by the pixels
  const scales = [120, 60, 30];
  const images = Uint8Array.from(
    Array.from({length: 2000}, () => {
      const levels = scales.map((scale) => Math.round(scale * random()));
      return Array.from({length: imageSize}, (_, pixel) => levels[Math.floor(pixel / 100)] ?? 7);
    }).flat(),
  );
  const shares = await varianceShares(await imageMoments(greyImages(images)));
  const sum = 16 + 4 + 1;
  for (const [place, expected] of [16 / sum, 4 / sum, 1 / sum].entries()) {
    assert.ok(Math.abs(shares[place]! - expected) < 0.03, `${shares[place]}`);
  }
  assert.ok(shares[3]! < 1e-5);
  assert.deepEqual(
    [0.5, 0.9, 0.99].map((share) => componentsFor(shares, share)),
    [1, 2, 3],
  );
});

test('componentsFor(shares, share) counts from the largest on', () => {
  const shares = Float64Array.of(0.5, 0.3, 0.2);
  assert.deepEqual(
    [0.5, 0.51, 0.8, 1].map((share) => componentsFor(shares, share)),
    [1, 2, 2, 3],
  );
});
