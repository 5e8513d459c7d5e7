import type {Split} from '../../datasets/dataset.ts';
import {classCount, imageAt, imageSize, placesByLabel} from './images.ts';

/** The mean image of each class, by label: 784 grey levels each. Throws where a class has no image. */
export function classMeans({images, labels}: Split): Float64Array[] {
  return placesByLabel(labels).map((places, label) => {
    if (places.length === 0)
      throw new Error(`invalid split: no image of label ${label} (expected some of all ${classCount})`);
    const sum = new Float64Array(imageSize);
    for (const place of places) add(sum, imageAt(images, place));
    return sum.map((total) => total / places.length);
  });
}

function add(sum: Float64Array, image: Uint8Array): void {
  for (let pixel = 0; pixel < imageSize; pixel++) sum[pixel]! += image[pixel]!;
}
