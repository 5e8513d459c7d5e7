import {warp} from '../analysis/images/warp.ts';
import type {ImageShape} from '../artifacts/data-shape.ts';
import type {Augmentation} from '../artifacts/schema.ts';
import {type Generator, randomGenerator} from '../random.ts';
import {moveImage} from './move-image.ts';

/** Writes the image, [height, width, channels], at a place of the split to `target`, changed at random. */
export type Draw = (image: Uint8Array, place: number, target: Uint8Array) => void;

/** How the images of an epoch, 1 ..., are drawn; `seed` decides, and the order in which they are asked for. */
export function augmenter(augmentation: Augmentation, shape: ImageShape, seed: number, epoch: number): Draw {
  const {translation, rotation = 0, scaling = 0, flip, erasing} = augmentation;
  const random = randomGenerator('augmentation', seed, epoch);
  const offset = () => Math.floor(random() * (2 * translation + 1)) - translation;
  const turn = (image: Uint8Array) => {
    const [degrees, factor] = [rotation * (2 * random() - 1), 1 + scaling * (2 * random() - 1)];
    const [cosine, sine] = [Math.cos, Math.sin].map((of) => of((degrees * Math.PI) / 180) / factor) as [number, number];
    return warp(image, shape, (down, right) => [cosine * down - sine * right, sine * down + cosine * right]);
  };
  const isTurned = rotation > 0 || scaling > 0;
  const isMirrored = flip === 'alternating' ? alternately(seed, epoch) : () => false;
  return (image, place, target) => {
    const move = {down: offset(), right: offset(), mirrored: isMirrored(place)};
    moveImage(isTurned ? turn(image) : image, target, move, shape);
    if (erasing && random() < erasing.probability) erase(target, shape, erasing.area, random);
  };
}

/** Which images are mirrored: what is not in one epoch is in the next (K. Jordan, arXiv 2404.00498). */
function alternately(seed: number, epoch: number): (place: number) => boolean {
  const random = randomGenerator('flips', seed);
  const first: boolean[] = [];
  return (place) => {
    while (first.length <= place) first.push(random() < 0.5);
    return first[place] === (epoch % 2 === 1);
  };
}

/** Fills a rectangle with noise (Zhong et al., "Random erasing data augmentation", AAAI 2020). */
function erase(
  image: Uint8Array,
  {height, width, channels}: ImageShape,
  [smallest, largest]: [number, number],
  random: Generator,
): void {
  const area = (smallest + (largest - smallest) * random()) * height * width;
  const ratio = 0.3 ** (2 * random() - 1); // height to width, .3 ... 1 / .3
  const side = (length: number, most: number) => Math.min(most, Math.max(1, Math.round(length)));
  const [high, wide] = [side(Math.sqrt(area * ratio), height), side(Math.sqrt(area / ratio), width)];
  const top = Math.floor(random() * (height - high + 1));
  const left = Math.floor(random() * (width - wide + 1));
  for (let row = top; row < top + high; row++)
    for (let at = (row * width + left) * channels; at < (row * width + left + wide) * channels; at++)
      image[at] = Math.floor(random() * 256);
}
