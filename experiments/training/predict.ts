import type {Split} from '../datasets/dataset.ts';
import {gatherBatch} from './batches.ts';
import {predictionSize} from './network-steps.ts';
import type {Trainable} from './trainable.ts';

/** The probability of each class for each image of a split: [count, classes]. */
export function predictProbabilities(trainable: Trainable, split: Split): Float32Array {
  const count = split.labels.length;
  const places = Uint32Array.from({length: count}, (_, place) => place);
  const parts: Float32Array[] = [];
  for (let start = 0; start < count; start += predictionSize) {
    const chosen = places.subarray(start, start + predictionSize);
    const probabilities = trainable.predict(gatherBatch(split, chosen, predictionSize).images);
    parts.push(probabilities.subarray(0, (probabilities.length / predictionSize) * chosen.length));
  }
  return Float32Array.from(parts.flatMap((part) => [...part]));
}
