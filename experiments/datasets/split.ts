import type {SplitConfig} from '../artifacts/schema.ts';
import {randomGenerator, shuffle} from '../random.ts';

/**
 * Splits the official training images by their labels, [count]. They are shuffled class by class and then laid out so
 * that every stretch holds the classes in equal proportion; the validation split is the end, so it stays the same
 * however few of the others are trained on.
 */
export function chooseSplit(
  labels: Uint8Array,
  {seed, trainingCount, validationCount}: Omit<SplitConfig, 'testCount'>,
): {training: Uint32Array; validation: Uint32Array} {
  if (trainingCount + validationCount > labels.length) {
    throw new Error(
      `invalid split: ${trainingCount} training + ${validationCount} validation images (expected at most ${labels.length} together)`,
    );
  }
  const order = balancedShuffle(labels, seed);
  return {training: order.slice(0, trainingCount), validation: order.slice(labels.length - validationCount)};
}

function balancedShuffle(labels: Uint8Array, seed: number): Uint32Array {
  const order = shuffle(Uint32Array.from(labels.keys()), randomGenerator('split', seed));
  const perClass = new Uint32Array(256);
  for (const label of labels) perClass[label]!++;
  const seen = new Uint32Array(256);
  const place = new Float64Array(labels.length); // 0 ... 1, within the image's class
  for (const index of order) place[index] = (seen[labels[index]!]!++ + 0.5) / perClass[labels[index]!]!;
  return order.sort((a, b) => place[a]! - place[b]! || labels[a]! - labels[b]!);
}
