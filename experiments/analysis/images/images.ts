import type {ImageReference, SplitName} from '../../artifacts/schema.ts';
import type {Split} from '../../datasets/dataset.ts';

/** Pixels of an image, 28 x 28. */
export const imageSize = 784;

/** Classes of a data set; labels are smaller. */
export const classCount = 10;

/** The pixels of one image out of [count, 28, 28], shared with it. */
export function imageAt(images: Uint8Array, place: number): Uint8Array {
  return images.subarray(place * imageSize, (place + 1) * imageSize);
}

/** Copies the images at some places of [count, 28, 28], in the places' order. */
export function imagesAt(images: Uint8Array, places: readonly number[]): Uint8Array {
  const chosen = new Uint8Array(places.length * imageSize);
  for (const [i, place] of places.entries()) chosen.set(imageAt(images, place), i * imageSize);
  return chosen;
}

/** Where the image at a place of a split stands in the official files. */
export function referenceTo(name: SplitName, {indices, labels}: Split, place: number): ImageReference {
  return {split: name, index: indices[place]!, label: labels[place]!};
}

/** The places of each class's images, by label, in the split's order. */
export function placesByLabel(labels: Uint8Array): number[][] {
  const places = Array.from({length: classCount}, (): number[] => []);
  labels.forEach((label, place) => {
    places[label]!.push(place);
  });
  return places;
}

/** The squared Euclidean distance of two images in grey levels: exact, at most 784 * 255 ** 2. */
export function squaredDistance(first: ArrayLike<number>, second: ArrayLike<number>): number {
  let sum = 0;
  for (let pixel = 0; pixel < imageSize; pixel++) sum += (first[pixel]! - second[pixel]!) ** 2;
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
