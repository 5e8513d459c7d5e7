import type {Tensor, Variable} from '@tensorflow/tfjs-node';
import type {TrainingConfig} from '../artifacts/schema.ts';
import {tf} from '../tensorflow.ts';

/**
 * Changes the weights by one step of RMSProp (Tieleman and Hinton, Coursera lecture 6.5, 2012): each gradient is divided
 * by the root of the running mean of its squares. `means` holds one running mean a weight array, zero at the start.
 */
export function applyGradients(
  weights: readonly Variable[],
  means: readonly Variable[],
  gradients: readonly Tensor[],
  {learningRate, decay, epsilon}: TrainingConfig['optimizer'],
): void {
  weights.forEach((weight, place) => {
    const gradient = gradients[place]!;
    const mean = means[place]!;
    mean.assign(tf.add(tf.mul(mean, decay), tf.mul(tf.square(gradient), 1 - decay)));
    weight.assign(tf.sub(weight, tf.div(tf.mul(gradient, learningRate), tf.sqrt(tf.add(mean, epsilon)))));
  });
}
