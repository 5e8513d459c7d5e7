import type {Split} from './dataset.ts';

/** The first images of a split, as many as there are up to `count`. */
export function firstImages({shape, images, labels, indices}: Split, count: number): Split {
  const size = images.length / labels.length;
  return {
    shape,
    images: images.subarray(0, count * size),
    labels: labels.subarray(0, count),
    indices: indices.subarray(0, count),
  };
}
