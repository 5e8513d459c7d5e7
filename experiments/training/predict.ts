import type {Views} from '../artifacts/schema.ts';
import type {Split} from '../datasets/dataset.ts';
import type {Draw} from './augmentation.ts';
import {gatherBatch} from './batches.ts';
import {type Move, moveImage} from './move-image.ts';
import {predictionSize} from './network-steps.ts';
import type {Trainable} from './trainable.ts';

/** The probability of each class for each image of a split: [count, classes]. */
export function predictProbabilities(trainable: Pick<Trainable, 'predict'>, split: Split, draw?: Draw): Float32Array {
  const count = split.labels.length;
  const places = Uint32Array.from({length: count}, (_, place) => place);
  let all = new Float32Array();
  for (let start = 0; start < count; start += predictionSize) {
    const chosen = places.subarray(start, start + predictionSize);
    const probabilities = trainable.predict(gatherBatch(split, chosen, {length: predictionSize, draw}).images);
    const classCount = probabilities.length / predictionSize;
    if (start === 0) all = new Float32Array(count * classCount);
    all.set(probabilities.subarray(0, chosen.length * classCount), start * classCount);
  }
  return all;
}

/** The same by several views of each image: the geometric mean of their probabilities. */
export function predictByViews(trainable: Pick<Trainable, 'predict'>, split: Split, views: Views): Float32Array {
  const all = listMoves(views).map((move) =>
    predictProbabilities(trainable, split, (image, _place, target) => moveImage(image, target, move, split.shape)),
  );
  return normalize(
    all[0]!.map((_, cell) => geometricMean(all.map((view) => view[cell]!))),
    split.labels.length,
  );
}

/** How each view is moved: not at all, and by `shift` along the diagonal, each also left for right where it is mirrored. */
export function listMoves({shift, mirror}: Views): Move[] {
  const sides = mirror ? [false, true] : [false];
  return [0, -shift, shift].flatMap((pixels) => sides.map((mirrored) => ({down: pixels, right: pixels, mirrored})));
}

const smallestProbability = 1e-30; // a view that is sure that it can't be does not decide alone

function geometricMean(values: readonly number[]): number {
  const sum = values.reduce((total, value) => total + Math.log(Math.max(value, smallestProbability)), 0);
  return Math.exp(sum / values.length);
}

/** Divides the values of each image by their sum. */
function normalize(values: Float32Array, count: number): Float32Array {
  const classCount = values.length / count;
  for (let start = 0; start < values.length; start += classCount) {
    const row = values.subarray(start, start + classCount);
    const sum = row.reduce((total, value) => total + value, 0);
    row.forEach((value, label) => {
      row[label] = value / sum;
    });
  }
  return values;
}
