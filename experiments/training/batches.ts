import type {TrainingConfig} from '../artifacts/schema.ts';
import type {Split} from '../datasets/dataset.ts';
import type {Batch} from '../engine/binding.ts';
import {randomGenerator, shuffle} from '../random.ts';
import {augmenter, type Draw} from './augmentation.ts';

/** The batches of an epoch, 1 ..., as a training has them: every image once, in an order drawn from `seed`. */
export function* trainingBatches(
  split: Split,
  {batchSize, augmentation}: Pick<TrainingConfig, 'batchSize' | 'augmentation'>,
  seed: number,
  epoch: number,
): Generator<Batch> {
  const draw = augmentation && augmenter(augmentation, split.shape, seed, epoch);
  for (const places of shuffledBatches(split.labels.length, batchSize, seed, epoch))
    yield draw
      ? gatherBatch(split, places, {draw})
      : {images: split.images, places, labels: chooseLabels(split.labels, places)};
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
export function gatherBatch({images, labels}: Split, places: Uint32Array, options: GatherOptions = {}): Batch {
  return {
    images: copyImages(images, images.length / labels.length, places, options),
    labels: chooseLabels(labels, places),
  };
}

/** The images of a batch by themselves, of `size` bytes each. */
export function ownImages({images, places}: Batch, size: number): Uint8Array {
  return places ? copyImages(images, size, places) : images;
}

function copyImages(
  images: Uint8Array,
  size: number,
  places: Uint32Array,
  {length = places.length, draw = copy}: GatherOptions = {},
): Uint8Array {
  const pixels = new Uint8Array(length * size);
  places.forEach((place, row) => {
    const image = images.subarray(place * size, (place + 1) * size);
    draw(image, place, pixels.subarray(row * size, (row + 1) * size));
  });
  return pixels;
}

function copy(image: Uint8Array, _place: number, target: Uint8Array): void {
  target.set(image);
}

function chooseLabels(labels: Uint8Array, places: Uint32Array): Int32Array {
  const chosen = new Int32Array(places.length);
  for (let row = 0; row < places.length; row++) chosen[row] = labels[places[row]!]!;
  return chosen;
}
