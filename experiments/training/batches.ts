import type {TrainingConfig} from '../artifacts/schema.ts';
import type {Split} from '../datasets/dataset.ts';
import {randomGenerator, shuffle} from '../random.ts';
import {augmenter, type Draw} from './augmentation.ts';

/** Images and labels of one step. */
export interface Batch {
  images: Int32Array; // [count, 196], four pixels in each number, as they lie in memory
  labels: Int32Array; // [count]
}

/** The batches of an epoch, 1 ..., as a training has them: every image once, in an order drawn from `seed`. */
export function* trainingBatches(
  split: Split,
  {batchSize, augmentation}: Pick<TrainingConfig, 'batchSize' | 'augmentation'>,
  seed: number,
  epoch: number,
): Generator<Batch> {
  const draw = augmentation && augmenter(augmentation, seed, epoch);
  for (const places of shuffledBatches(split.labels.length, batchSize, seed, epoch))
    yield gatherBatch(split, places, {draw});
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

interface GatherOptions {
  length?: number; // of the batch: the rest of it stays empty
  draw?: Draw | undefined; // changes the images
}

/** Copies the images and labels at `places` into a batch. */
export function gatherBatch(
  {images, labels}: Split,
  places: Uint32Array,
  {length = places.length, draw = copy}: GatherOptions = {},
): Batch {
  const size = images.length / labels.length;
  const pixels = new Uint8Array(length * size);
  const chosen = new Int32Array(length);
  places.forEach((place, row) => {
    const image = images.subarray(place * size, (place + 1) * size);
    draw(image, place, pixels.subarray(row * size, (row + 1) * size));
    chosen[row] = labels[place]!;
  });
  return {images: new Int32Array(pixels.buffer), labels: chosen};
}

function copy(image: Uint8Array, _place: number, target: Uint8Array): void {
  target.set(image);
}
