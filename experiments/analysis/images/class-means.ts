import {sizeOf} from '../../artifacts/data-shape.ts';
import type {Split} from '../../datasets/dataset.ts';
import {imageAt, placesByLabel} from './images.ts';

/** The mean image of each class, by label: [height * width * channels] each. Throws where a class has no image. */
export function classMeans(split: Split): Float64Array[] {
  const {shape} = split;
  return placesByLabel(split).map((places, label) => {
    if (places.length === 0)
      throw new Error(`invalid split: no image of label ${label} (expected some of all ${shape.classCount})`);
    const sum = new Float64Array(sizeOf(shape));
    for (const place of places) add(sum, imageAt(split, place));
    return sum.map((total) => total / places.length);
  });
}

function add(sum: Float64Array, image: Uint8Array): void {
  for (let pixel = 0; pixel < sum.length; pixel++) sum[pixel]! += image[pixel]!;
}
