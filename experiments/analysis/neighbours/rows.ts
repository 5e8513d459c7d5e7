import {sizeOf} from '../../artifacts/data-shape.ts';
import type {Images} from '../../datasets/dataset.ts';

/** Numbers in rows of one length: the pixels of images, or what a network makes of them. */
export interface Rows {
  values: Uint8Array | Float32Array; // [count, length]
  length: number;
}

/** The pixels of images, shared with them. */
export function pixelsOf({images, shape}: Images): Rows {
  return {values: images, length: sizeOf(shape)};
}

/** How many rows there are. */
export function countOf({values, length}: Rows): number {
  return values.length / length;
}

/** One row, shared with all. */
export function rowAt({values, length}: Rows, place: number): Uint8Array | Float32Array {
  return values.subarray(place * length, (place + 1) * length);
}

/** The rows from one place to another, shared with all. */
export function rowsFrom({values, length}: Rows, start: number, stop: number): Rows {
  return {values: values.subarray(start * length, stop * length), length};
}
