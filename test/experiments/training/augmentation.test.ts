import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Augmentation} from '../../../experiments/artifacts/schema.ts';
import {augmenter} from '../../../experiments/training/augmentation.ts';
import {grey28} from '../shapes.ts';

const none: Augmentation = {translation: 0, flip: 'none'};

/** An image whose pixels all differ from their mirror image's, bright in the middle. */
const image = Uint8Array.from({length: 784}, (_, place) => 1 + (place % 28) * 5);

/** The images of an epoch, each drawn from the same one. */
function epochOf(augmentation: Augmentation, {seed = 1, epoch = 1, count = 400} = {}): Uint8Array[] {
  const draw = augmenter(augmentation, grey28, seed, epoch);
  return Array.from({length: count}, (_, place) => {
    const target = new Uint8Array(784);
    draw(image, place, target);
    return target;
  });
}

const isMirrored = (pixels: Uint8Array) => pixels[28 * 14]! > pixels[28 * 14 + 27]!;

test('augmenter(augmentation, seed, epoch) leaves an image alone where nothing is asked for', () => {
  assert.deepEqual(epochOf(none, {count: 1}), [image]);
});

test('augmenter(augmentation, seed, epoch) moves by up to so many pixels, each way equally often', () => {
  const lost = epochOf({...none, translation: 2}, {count: 2500}).map(
    (pixels) => pixels.filter((value) => value === 0).length,
  );
  assert.equal(Math.max(...lost), 784 - 26 * 26);
  const whole = lost.filter((pixels) => pixels === 0).length;
  assert.ok(whole > 60 && whole < 140, `${whole} of 2500 are unmoved (expected one in 25)`);
});

test('augmenter(augmentation, seed, epoch) turns and scales about the middle, each image by another amount', () => {
  const dot = Uint8Array.from({length: 784}, (_, place) => (place === 28 * 4 + 14 ? 255 : 0)); // 10 above the middle
  const centreOf = (pixels: Uint8Array) => {
    const sum = pixels.reduce((total, value) => total + value, 0);
    const mean = (of: (place: number) => number) =>
      pixels.reduce((total, value, place) => total + value * of(place), 0) / sum - 13.5;
    return {down: mean((place) => Math.floor(place / 28)), right: mean((place) => place % 28)};
  };
  const drawn = (augmentation: Augmentation) => {
    const draw = augmenter(augmentation, grey28, 1, 1);
    return Array.from({length: 300}, () => {
      const target = new Uint8Array(784);
      draw(dot, 0, target);
      return centreOf(target);
    });
  };
  const radius = Math.hypot(9.5, 0.5);
  const turned = drawn({...none, rotation: 20});
  for (const {down, right} of turned) assert.ok(Math.abs(Math.hypot(down, right) - radius) < 0.3);
  const angles = turned.map(({down, right}) => (Math.atan2(right, -down) * 180) / Math.PI);
  assert.ok(Math.max(...angles) > 18 && Math.max(...angles) < 26 && Math.min(...angles) < -14);
  const lengths = drawn({...none, scaling: 0.1}).map(({down, right}) => Math.hypot(down, right) / radius);
  assert.ok(Math.min(...lengths) > 0.88 && Math.min(...lengths) < 0.93, `${Math.min(...lengths)}`);
  assert.ok(Math.max(...lengths) > 1.07 && Math.max(...lengths) < 1.12, `${Math.max(...lengths)}`);
});

test('augmenter(augmentation, seed, epoch) mirrors half of the images in one epoch, and the others in the next', () => {
  const [first, second, third] = [1, 2, 3].map((epoch) =>
    epochOf({...none, flip: 'alternating'}, {epoch}).map(isMirrored),
  ) as [boolean[], boolean[], boolean[]];
  const share = first.filter(Boolean).length / first.length;
  assert.ok(share > 0.4 && share < 0.6, `${share}`);
  assert.deepEqual(
    second,
    first.map((mirrored) => !mirrored),
  );
  assert.deepEqual(third, first);
});

test('augmenter(augmentation, seed, epoch) erases rectangles of the area that was asked for', () => {
  const erasing = {probability: 0.5, area: [0.1, 0.2] as [number, number]};
  const changed = epochOf({...none, erasing}, {count: 1000}).map(
    (pixels) => pixels.filter((value, place) => value !== image[place]).length,
  );
  const erased = changed.filter((pixels) => pixels > 0);
  assert.ok(erased.length > 430 && erased.length < 570, `${erased.length} of 1000`);
  assert.ok(Math.min(...erased) > 0.08 * 784 && Math.max(...erased) < 0.22 * 784, `${Math.min(...erased)}`);
});

test('augmenter(augmentation, seed, epoch) draws the same again, and other images in another epoch or run', () => {
  const all: Augmentation = {translation: 2, flip: 'alternating', erasing: {probability: 0.5, area: [0.02, 0.4]}};
  assert.deepEqual(epochOf(all), epochOf(all));
  assert.notDeepEqual(epochOf(all), epochOf(all, {epoch: 3}));
  assert.notDeepEqual(epochOf(all), epochOf(all, {seed: 2}));
});
