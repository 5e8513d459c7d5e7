import assert from 'node:assert/strict';
import {test} from 'node:test';
import {type CorruptionName, corrupt, corruptions} from '../../../../experiments/analysis/images/corruptions.ts';
import {squaredDistance} from '../../../../experiments/analysis/images/images.ts';
import {randomGenerator} from '../../../../experiments/random.ts';
import {grey28} from '../../shapes.ts';

/** A bright square with a grey one inside. */
const image = Uint8Array.from({length: 784}, (_, place) => {
  const away = Math.max(Math.abs(Math.floor(place / 28) - 13), Math.abs((place % 28) - 15));
  return away < 4 ? 100 : away < 8 ? 255 : 0;
});

/** The mean squared distance of spoiled images from the image, over some draws. */
function meanDistance(name: CorruptionName, strength: number): number {
  const draws = Array.from({length: 20}, (_, draw) =>
    squaredDistance(corrupt(image, grey28, name, strength, randomGenerator('test', draw)), image),
  );
  return draws.reduce((sum, distance) => sum + distance, 0) / draws.length;
}

for (const {name, strengths} of corruptions) {
  test(`corrupt(image, '${name}', ...) spoils more at each strength, the same way for the same generator`, () => {
    const distances = strengths.map((strength) => meanDistance(name, strength));
    assert.ok(distances[0]! > 0);
    assert.deepEqual(
      distances.toSorted((a, b) => a - b),
      distances,
    );
    const [first, second] = [1, 2].map(() => corrupt(image, grey28, name, strengths[2], randomGenerator('same')));
    assert.deepEqual(first, second);
    assert.equal(first!.length, 784);
  });
}

const spoil = (name: CorruptionName, strength: number) =>
  corrupt(image, grey28, name, strength, randomGenerator('one'));

test("corrupt(image, grey28, 'brightness', .2) adds a fifth of full ink, and no more than full ink is left", () => {
  const brighter = spoil('brightness', 0.2);
  assert.deepEqual(
    [0, 100, 255].map((grey) => brighter[image.indexOf(grey)]),
    [51, 151, 255],
  );
});

test("corrupt(image, grey28, 'scale', .5) and ('rotation', 90) move what they should", () => {
  const half = spoil('scale', 0.5);
  const mass = (pixels: Uint8Array) => pixels.reduce((sum, grey) => sum + grey, 0);
  assert.ok(Math.abs(mass(half) / mass(image) - 0.25) < 0.02);
  const turned = spoil('rotation', 90);
  const clockwise = (place: number) => (27 - (place % 28)) * 28 + Math.floor(place / 28);
  const counter = (place: number) => (place % 28) * 28 + 27 - Math.floor(place / 28);
  assert.ok([clockwise, counter].some((from) => turned.every((grey, place) => grey === image[from(place)])));
});

test("corrupt(image, grey28, 'shot noise', photons) keeps the mean, and varies as so many photons do", () => {
  const flat = new Uint8Array(784).fill(128);
  const noisy = corrupt(flat, grey28, 'shot noise', 20, randomGenerator('photons'));
  const mean = noisy.reduce((sum, grey) => sum + grey, 0) / 784;
  const variance = noisy.reduce((sum, grey) => sum + (grey - mean) ** 2, 0) / 783;
  assert.ok(Math.abs(mean - 128) < 5, `mean ${mean}`);
  const expected = (255 / 20) ** 2 * ((128 / 255) * 20);
  assert.ok(Math.abs(variance / expected - 1) < 0.25, `variance ${variance} (expected about ${expected})`);
});

test("corrupt(image, grey28, 'impulse noise', share) changes about so many pixels to nothing or full ink", () => {
  const flat = new Uint8Array(784).fill(128);
  const noisy = corrupt(flat, grey28, 'impulse noise', 0.2, randomGenerator('impulses'));
  const changed = noisy.filter((grey) => grey !== 128);
  assert.ok(changed.every((grey) => grey === 0 || grey === 255));
  assert.ok(Math.abs(changed.length / 784 - 0.2) < 0.05);
});
