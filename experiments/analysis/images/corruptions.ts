import type {ImageShape} from '../../artifacts/data-shape.ts';
import type {Generator} from '../../random.ts';
import {meanOf, warp} from './warp.ts';

/** A way to spoil images, at five strengths. */
interface Corruption {
  name: string;
  strengths: readonly [number, number, number, number, number];
  unit: string; // of the strengths
}

/**
 * Ways to spoil images that make sense for clothes and for digits, named after those of MNIST-C (Mu and Gilmer,
 * arXiv 1906.02337), whose strengths are others.
 */
export const corruptions = [
  {name: 'shot noise', strengths: [60, 25, 12, 5, 3], unit: 'photons at full ink'},
  {name: 'impulse noise', strengths: [0.03, 0.06, 0.1, 0.18, 0.3], unit: 'share of pixels'},
  {name: 'glass blur', strengths: [1, 2, 3, 4, 6], unit: 'swaps of neighbours'},
  {name: 'motion blur', strengths: [3, 5, 7, 9, 11], unit: 'pixels'},
  {name: 'rotation', strengths: [8, 16, 24, 32, 40], unit: 'degrees'},
  {name: 'shear', strengths: [0.15, 0.3, 0.45, 0.6, 0.75], unit: 'pixels a row'},
  {name: 'scale', strengths: [0.9, 0.8, 0.7, 0.6, 0.5], unit: 'times as large'},
  {name: 'translation', strengths: [1, 2, 3, 4, 6], unit: 'pixels'},
  {name: 'brightness', strengths: [0.1, 0.2, 0.3, 0.4, 0.5], unit: 'of full ink, added'},
  {name: 'zigzag', strengths: [1, 2, 3, 4, 5], unit: 'lines'},
] as const satisfies readonly Corruption[];

export type CorruptionName = (typeof corruptions)[number]['name'];

/** Spoils an image, [height, width, channels], 0 ... 255; what is left to chance is drawn from `random`. */
export function corrupt(
  image: Uint8Array,
  shape: ImageShape,
  name: CorruptionName,
  strength: number,
  random: Generator,
): Uint8Array {
  switch (name) {
    case 'shot noise':
      return image.map((grey) => clip((255 * drawPoisson((grey / 255) * strength, random)) / strength));
    case 'impulse noise':
      return image.map((grey) => (random() < strength ? 255 * Math.floor(2 * random()) : grey));
    case 'glass blur':
      return swapNeighbours(image, shape, strength, random);
    case 'motion blur':
      return blurAlong(image, shape, strength, Math.PI * random());
    case 'rotation': {
      const angle = (eitherWay(random) * strength * Math.PI) / 180;
      const [cosine, sine] = [Math.cos(angle), Math.sin(angle)];
      return warp(image, shape, (down, right) => [cosine * down - sine * right, sine * down + cosine * right]);
    }
    case 'shear': {
      const slope = eitherWay(random) * strength;
      return warp(image, shape, (down, right) => [down, right + slope * down]);
    }
    case 'scale':
      return warp(image, shape, (down, right) => [down / strength, right / strength]);
    case 'translation': {
      const angle = 2 * Math.PI * random();
      const [lower, righter] = [Math.sin(angle), Math.cos(angle)].map((share) => Math.round(share * strength));
      return warp(image, shape, (down, right) => [down - lower!, right - righter!]);
    }
    case 'brightness':
      return image.map((grey) => clip(grey + 255 * strength));
    case 'zigzag':
      return drawZigzags(image, shape, strength, random);
  }
}

function clip(value: number): number {
  return Math.round(Math.min(255, Math.max(0, value)));
}

function eitherWay(random: Generator): number {
  return random() < 0.5 ? -1 : 1;
}

/** Counts events that are `mean` on average (Knuth, The Art of Computer Programming, volume 2, 3.4.1). */
function drawPoisson(mean: number, random: Generator): number {
  const limit = Math.exp(-mean);
  let count = 0;
  for (let product = random(); product > limit; product *= random()) count++;
  return count;
}

/** Lets each pixel change places with one next to it, several times, and smooths over squares of 3 x 3. */
function swapNeighbours(image: Uint8Array, shape: ImageShape, times: number, random: Generator): Uint8Array {
  const {height, width, channels} = shape;
  const swapped = image.slice();
  const offset = () => Math.floor(3 * random()) - 1;
  for (let time = 0; time < times; time++) {
    for (let row = 1; row < height - 1; row++) {
      for (let column = 1; column < width - 1; column++) {
        const [here, there] = [row * width + column, (row + offset()) * width + column + offset()];
        for (let channel = 0; channel < channels; channel++) {
          const [one, other] = [here * channels + channel, there * channels + channel];
          [swapped[one], swapped[other]] = [swapped[other]!, swapped[one]!];
        }
      }
    }
  }
  return blurAlong(blurAlong(swapped, shape, 3, 0), shape, 3, Math.PI / 2);
}

/** The mean of the image moved along a line of so many pixels. */
function blurAlong(image: Uint8Array, shape: ImageShape, length: number, angle: number): Uint8Array {
  const steps = Array.from({length}, (_, step) => step - (length - 1) / 2);
  const [lower, righter] = [Math.sin(angle), Math.cos(angle)];
  return meanOf(
    steps.map((step) => warp(image, shape, (down, right) => [down + step * lower, right + step * righter])),
  );
}

/** Draws lines from edge to edge that go up and down by three pixels, some of them across the image and some down. */
function drawZigzags(image: Uint8Array, shape: ImageShape, count: number, random: Generator): Uint8Array {
  const drawn = image.slice();
  const {height, width} = shape;
  for (let line = 0; line < count; line++) {
    const isDown = random() < 0.5;
    const [length, breadth] = isDown ? [height, width] : [width, height];
    const [middle, start] = [4 + (breadth - 8) * random(), 8 * random()];
    for (let along = 0; along < length; along += 0.25) {
      const across = middle + 3 * (Math.abs((((along + start) % 8) - 4) / 2) - 1);
      const [first, share] = [Math.floor(across), across % 1];
      ink(drawn, shape, Math.floor(along), first, isDown, 1 - share);
      ink(drawn, shape, Math.floor(along), first + 1, isDown, share);
    }
  }
  return drawn;
}

function ink(
  image: Uint8Array,
  {width, channels}: ImageShape,
  along: number,
  across: number,
  isDown: boolean,
  share: number,
): void {
  const place = isDown ? along * width + across : across * width + along;
  for (let at = place * channels; at < (place + 1) * channels; at++)
    image[at] = Math.max(image[at]!, Math.round(255 * share));
}
