import type {Tensor} from '@tensorflow/tfjs-node';
import type {Split} from '../datasets/dataset.ts';
import {forward} from '../models/forward.ts';
import type {Network} from '../models/layer.ts';
import {tf} from '../tensorflow.ts';
import {gatherBatch} from './batches.ts';

const batchSize = 1000;

/** The probability of each class for each image of a split: [count, 10]. */
export function predictProbabilities(network: Network, weights: readonly Tensor[], split: Split): Float32Array {
  const count = split.labels.length;
  const places = Uint32Array.from({length: count}, (_, place) => place);
  const classCount = 10;
  const probabilities = new Float32Array(count * classCount);
  for (let start = 0; start < count; start += batchSize) {
    const {images, labels} = gatherBatch(split, places.subarray(start, start + batchSize));
    const batch = tf.tidy(() =>
      tf.softmax(forward(network, weights, tf.tensor(images, [labels.length, ...network.inputShape]))),
    );
    probabilities.set(batch.dataSync(), start * classCount);
    batch.dispose();
  }
  return probabilities;
}
