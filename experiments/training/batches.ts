import type {Split} from '../datasets/dataset.ts';
import {randomGenerator, shuffle} from '../random.ts';

/** Images and labels of one step. */
export interface Batch {
  images: Float32Array; // [count, 28, 28, 1], 0 ... 1
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

/** Copies the images and labels at `places`. */
export function gatherBatch({images, labels}: Split, places: Uint32Array): Batch {
  const size = images.length / labels.length;
  const pixels = new Float32Array(places.length * size);
  places.forEach((place, row) => {
    const offset = place * size;
    const target = row * size;
    for (let pixel = 0; pixel < size; pixel++) pixels[target + pixel] = images[offset + pixel]! / 255;
  });
  return {images: pixels, labels: Int32Array.from(places, (place) => labels[place]!)};
}
