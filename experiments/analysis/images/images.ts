import {sizeOf} from '../../artifacts/data-shape.ts';
import type {ImageReference, SplitName} from '../../artifacts/schema.ts';
import type {Images, Split} from '../../datasets/dataset.ts';

/** How many images there are. */
export function countOf({images, shape}: Images): number {
  return images.length / sizeOf(shape);
}

/** The pixels of one image, shared with all. */
export function imageAt({images, shape}: Images, place: number): Uint8Array {
  const size = sizeOf(shape);
  return images.subarray(place * size, (place + 1) * size);
}

/** Copies the images at some places, in the places' order. */
export function imagesAt(images: Images, places: readonly number[]): Images {
  const {shape} = images;
  const size = sizeOf(shape);
  const chosen = new Uint8Array(places.length * size);
  for (const [i, place] of places.entries()) chosen.set(imageAt(images, place), i * size);
  return {shape, images: chosen};
}

/** The images from one place to another, shared with all. */
export function imagesFrom({images, shape}: Images, start: number, stop: number): Images {
  const size = sizeOf(shape);
  return {shape, images: images.subarray(start * size, stop * size)};
}

/** Where the image at a place of a split stands in the official files. */
export function referenceTo(name: SplitName, {indices, labels}: Split, place: number): ImageReference {
  return {split: name, index: indices[place]!, label: labels[place]!};
}

/** The places of each class's images, by label, in the split's order. */
export function placesByLabel({labels, shape}: Pick<Split, 'labels' | 'shape'>): number[][] {
  const places = Array.from({length: shape.classCount}, (): number[] => []);
  labels.forEach((label, place) => {
    places[label]!.push(place);
  });
  return places;
}

/** The squared Euclidean distance of two images in grey levels: exact. */
export function squaredDistance(first: ArrayLike<number>, second: ArrayLike<number>): number {
  let sum = 0;
  for (let pixel = 0; pixel < first.length; pixel++) sum += (first[pixel]! - second[pixel]!) ** 2;
  return sum;
}

/** The Euclidean distance over pixels of 0 ... 1, to four decimals, from its square in grey levels. */
export function distance(squared: number): number {
  return roundDistance(Math.sqrt(squared) / 255);
}

/** Rounds a distance to the four decimals that records hold. */
export function roundDistance(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}
