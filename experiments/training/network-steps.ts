import type {Scalar, Tensor, Tensor1D, Variable} from '@tensorflow/tfjs-node';
import type {TrainingConfig} from '../artifacts/schema.ts';
import type {Step} from '../compile/record.ts';
import {forward} from '../models/forward.ts';
import {scalePixels, softmaxCrossEntropy} from '../models/kernels.ts';
import {type Network, size} from '../models/layer.ts';
import {tf} from '../tensorflow.ts';
import {type OptimizedWeight, optimizerUpdate} from './optimizer.ts';

/** How many images are predicted at once. */
export const predictionSize = 1000;

/** What is learnt from, beside the network: the ways of its loss and of its optimiser. */
export type LossConfig = Pick<TrainingConfig, 'optimizer' | 'labelSmoothing'>;

/** A network with the arrays that its steps use and change. */
export interface NetworkState {
  network: Network;
  weights: readonly Variable[]; // all, in the order of `initializeWeights`
  optimized: readonly OptimizedWeight[]; // those of them that are trained
}

/** What is computed of a network: a training step for each size of batch, and a prediction. */
export function networkSteps(state: NetworkState, config: LossConfig, sizes: readonly number[]): Record<string, Step> {
  const {network, weights} = state;
  const images = (count: number) => packImages(new Int32Array((count * size(network.inputShape)) / 4), count);
  const examples = (count: number) => [images(count), tf.zeros([count], 'int32'), tf.zeros([2], 'int32'), tf.scalar(0)];
  const compute = trainingStep(state, config);
  return {
    ...Object.fromEntries(sizes.map((count) => [stepName(count), {examples: examples(count), compute}])),
    predict: {
      examples: [images(predictionSize)],
      compute: ([packed]) => {
        const scaled = scalePixels(packed!, network.inputShape);
        return [tf.softmax(forward(network, weights, scaled, {kind: 'prediction'}))];
      },
    },
  };
}

/** The name of the training step for batches of so many images. */
export function stepName(count: number): string {
  return `step of ${count}`;
}

/** Images as in a batch, [count, pixels / 4]. */
export function packImages(images: Int32Array, count: number): Tensor {
  return tf.tensor2d(images, [count, images.length / count], 'int32');
}

/** Inputs are images, labels, the dropout's seed and the learning rate; the result is the loss before the step. */
function trainingStep({network, weights, optimized}: NetworkState, config: LossConfig): Step['compute'] {
  return ([packed, labels, seed, rate], update) => {
    const scaled = scalePixels(packed!, network.inputShape);
    const {value, grads} = tf.variableGrads(
      () => {
        const logits = forward(network, weights, scaled, {kind: 'training', dropoutSeed: seed as Tensor1D});
        return softmaxCrossEntropy(logits, labels as Tensor1D, config.labelSmoothing);
      },
      optimized.map(({weight}) => weight),
    );
    for (const each of optimized) {
      update(optimizerUpdate(each, grads[each.weight.name]!, rate as Scalar, config.optimizer));
    }
    return [value];
  };
}
