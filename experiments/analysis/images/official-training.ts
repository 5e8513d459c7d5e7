import type {ImageReference} from '../../artifacts/schema.ts';
import type {Dataset, Split} from '../../datasets/dataset.ts';
import {referenceTo} from './images.ts';

/** All official training images, those for training before those for validation. */
export function officialTraining({training, validation}: Dataset): Split {
  return {
    images: concatenate(training.images, validation.images),
    labels: concatenate(training.labels, validation.labels),
    shape: training.shape,
    indices: Uint32Array.from([...training.indices, ...validation.indices]),
  };
}

/** Which of them stands at a place. */
export function officialReference({training, validation}: Dataset, place: number): ImageReference {
  const count = training.labels.length;
  return place < count
    ? referenceTo('training', training, place)
    : referenceTo('validation', validation, place - count);
}

function concatenate(first: Uint8Array, second: Uint8Array): Uint8Array {
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}
