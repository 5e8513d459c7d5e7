import assert from 'node:assert/strict';
import {test} from 'node:test';
import {isFirst, separatingPlane} from '../../../../experiments/analysis/difficulty/linear-separability.ts';
import {imageMoments} from '../../../../experiments/analysis/difficulty/moments.ts';
import {imageAt} from '../../../../experiments/analysis/images/images.ts';
import {randomGenerator} from '../../../../experiments/random.ts';
import {greyImages, imageSize} from '../../shapes.ts';

/** Images of which the first two pixels vary together, and the class only moves one against the other. */
function tilted(count: number, gap: number, seed: number): Uint8Array {
  const random = randomGenerator('tilted', seed);
  const images = new Uint8Array(count * imageSize);
  for (let place = 0; place < count; place++) {
    const [common, own] = [20 + 180 * random(), 10 * random()];
    images[place * imageSize] = common + gap + own;
    images[place * imageSize + 1] = common;
  }
  return images;
}

test('separatingPlane(first, second) looks along what tells the classes apart, not along what varies most', async () => {
  const [first, second] = [tilted(400, 20, 1), tilted(400, 0, 2)];
  const plane = separatingPlane(await imageMoments(greyImages(first)), await imageMoments(greyImages(second)));
  const [a, b] = plane.weights;
  assert.ok(a! > 0 && Math.abs(a! + b!) < 0.1 * a!, `${a} ${b}`);
  const rightly = (images: Uint8Array, expected: boolean) =>
    Array.from({length: 400}, (_, place) => isFirst(plane, imageAt(greyImages(images), place))).filter(
      (is) => is === expected,
    ).length;
  assert.equal(rightly(tilted(400, 20, 3), true) + rightly(tilted(400, 0, 4), false), 800);
});

test('separatingPlane(first, second) solves Fisher’s equation', async () => {
  const random = randomGenerator('pixels');
  const draw = () => Uint8Array.from({length: 30 * imageSize}, () => Math.floor(256 * random()));
  const [first, second] = [draw(), draw()];
  const [a, b] = [await imageMoments(greyImages(first)), await imageMoments(greyImages(second))];
  const {weights, offset} = separatingPlane(a, b);
  // both classes weigh as much: (mean product within + noise) x weights = difference of the means
  const mean = (images: Uint8Array, pixel: number) =>
    Array.from({length: 30}, (_, place) => images[place * imageSize + pixel]!).reduce((sum, value) => sum + value, 0) /
    30;
  const means = [first, second].map((images) => Array.from({length: imageSize}, (_, pixel) => mean(images, pixel)));
  for (const row of [0, 411]) {
    let left = 100 * weights[row]!;
    for (const [which, images] of [first, second].entries()) {
      for (let place = 0; place < 30; place++) {
        const image = imageAt(greyImages(images), place);
        const along = weights.reduce((sum, weight, pixel) => sum + weight * (image[pixel]! - means[which]![pixel]!), 0);
        left += ((image[row]! - means[which]![row]!) * along) / 60;
      }
    }
    assert.ok(Math.abs(left - (means[0]![row]! - means[1]![row]!)) < 1e-6, `row ${row}`);
  }
  const middle = weights.reduce(
    (sum, weight, pixel) => sum + (weight * (means[0]![pixel]! + means[1]![pixel]!)) / 2,
    0,
  );
  assert.ok(Math.abs(offset - middle) < 1e-6);
});
