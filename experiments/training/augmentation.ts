import {warp} from '../analysis/images/warp.ts';
import type {Augmentation} from '../artifacts/schema.ts';
import {type Generator, randomGenerator} from '../random.ts';
import {imageSide, moveImage} from './move-image.ts';

/** Writes the image, [28, 28], at a place of the split to `target`, changed at random. */
export type Draw = (image: Uint8Array, place: number, target: Uint8Array) => void;

/** How the images of an epoch, 1 ..., are drawn; `seed` decides, and the order in which they are asked for. */
export function augmenter(augmentation: Augmentation, seed: number, epoch: number): Draw {
  const {translation, rotation = 0, scaling = 0, flip, erasing} = augmentation;
  const random = randomGenerator('augmentation', seed, epoch);
  const offset = () => Math.floor(random() * (2 * translation + 1)) - translation;
  const turn = (image: Uint8Array) => {
    const [degrees, factor] = [rotation * (2 * random() - 1), 1 + scaling * (2 * random() - 1)];
    const [cosine, sine] = [Math.cos, Math.sin].map((of) => of((degrees * Math.PI) / 180) / factor) as [number, number];
    return warp(image, (down, right) => [cosine * down - sine * right, sine * down + cosine * right]);
  };
  const isTurned = rotation > 0 || scaling > 0;
  const isMirrored = flip === 'alternating' ? alternately(seed, epoch) : () => false;
  return (image, place, target) => {
    moveImage(isTurned ? turn(image) : image, target, {down: offset(), right: offset(), mirrored: isMirrored(place)});
    if (erasing && random() < erasing.probability) erase(target, erasing.area, random);
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
function erase(image: Uint8Array, [smallest, largest]: [number, number], random: Generator): void {
  const area = (smallest + (largest - smallest) * random()) * imageSide ** 2;
  const ratio = 0.3 ** (2 * random() - 1); // height to width, .3 ... 1 / .3
  const side = (length: number) => Math.min(imageSide, Math.max(1, Math.round(length)));
  const [height, width] = [side(Math.sqrt(area * ratio)), side(Math.sqrt(area / ratio))];
  const top = Math.floor(random() * (imageSide - height + 1));
  const left = Math.floor(random() * (imageSide - width + 1));
  for (let row = top; row < top + height; row++) {
    for (let column = left; column < left + width; column++)
      image[row * imageSide + column] = Math.floor(random() * 256);
  }
}
