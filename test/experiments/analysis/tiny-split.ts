import type {Split} from '../../../experiments/datasets/dataset.ts';
import {grey28, imageSize} from '../shapes.ts';

/** An image whose first pixels are given; the others are background. */
export function tinyImage(...pixels: number[]): Uint8Array {
  const image = new Uint8Array(imageSize);
  image.set(pixels);
  return image;
}

/** A split of images given as [label, ...first pixels], numbered in this order from `firstIndex` on. */
export function tinySplit(images: readonly (readonly [number, ...number[]])[], firstIndex = 0): Split {
  return {
    shape: grey28,
    images: Uint8Array.from(images.flatMap(([, ...pixels]) => [...tinyImage(...pixels)])),
    labels: Uint8Array.from(images, ([label]) => label),
    indices: Uint32Array.from(images, (_, place) => firstIndex + place),
  };
}
