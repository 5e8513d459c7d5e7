import type {DataShape} from '../artifacts/data-shape.ts';

/** Images of one shape. */
export interface Images {
  shape: DataShape;
  images: Uint8Array; // [count, height, width, channels], 0 = background ... 255 = ink
}

/** Labelled images of one split, in its order. */
export interface Split extends Images {
  labels: Uint8Array; // [count]
  indices: Uint32Array; // [count], the place of each image in the official file
}

/** What may be looked at while choosing: the official training images, in two parts. The test split is elsewhere. */
export interface Dataset {
  training: Split;
  validation: Split;
}
