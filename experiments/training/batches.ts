import type {Split} from '../datasets/dataset.ts';
import {randomGenerator, shuffle} from '../random.ts';

/** Images and labels of one step. */
export interface Batch {
  images: Int32Array; // [count, 196], four pixels in each number, as they lie in memory
  labels: Int32Array; // [count]
}

/** The places in the split of each batch of an epoch, in an order drawn from `seed`; the last batch may be smaller. */
export function* shuffledBatches(
  count: number,
  batchSize: number,
  seed: number,
  epoch: number,
): Generator<Uint32Array> {
  const order = shuffle(
    Uint32Array.from({length: count}, (_, place) => place),
    randomGenerator('order', seed, epoch),
  );
  for (let start = 0; start < count; start += batchSize) yield order.subarray(start, start + batchSize);
}

/** The numbers of images of the batches of an epoch, each once. */
export function batchSizes(count: number, batchSize: number): number[] {
  return [...new Set([Math.min(count, batchSize), count % batchSize || batchSize])];
}

/** Copies the images and labels at `places` into a batch of `length`, the rest of which stays empty. */
export function gatherBatch({images, labels}: Split, places: Uint32Array, length = places.length): Batch {
  const size = images.length / labels.length;
  const pixels = new Uint8Array(length * size);
  const chosen = new Int32Array(length);
  places.forEach((place, row) => {
    pixels.set(images.subarray(place * size, (place + 1) * size), row * size);
    chosen[row] = labels[place]!;
  });
  return {images: new Int32Array(pixels.buffer), labels: chosen};
}
