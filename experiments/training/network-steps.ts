import type {Scalar, Tensor, Tensor1D, Variable} from '@tensorflow/tfjs-node';
import type {TrainingConfig} from '../artifacts/schema.ts';
import type {Step} from '../compile/record.ts';
import {forward} from '../models/forward.ts';
import {follow, scalePixels, softmaxCrossEntropy} from '../models/kernels.ts';
import {type Network, size} from '../models/layer.ts';
import {tf} from '../tensorflow.ts';
import {type OptimizedWeight, optimizerUpdate} from './optimizer.ts';

/** How many images are predicted at once. */
export const predictionSize = 1000;

/** How a step learns: its loss, its optimiser, and what it averages. */
export type StepConfig = Pick<TrainingConfig, 'optimizer' | 'labelSmoothing' | 'l2' | 'averaging'>;

/** A network with the arrays that its steps use and change. */
export interface NetworkState {
  network: Network;
  weights: readonly Variable[]; // all, in the order of `initializeWeights`
  optimized: readonly OptimizedWeight[]; // those of them that are trained
  averages: readonly Variable[]; // of each of the weights, where they are averaged; otherwise none
}

/** What is computed of a network: a training step for each size of batch, and a prediction. */
export function networkSteps(state: NetworkState, config: StepConfig, sizes: readonly number[]): Record<string, Step> {
  const {network, weights, averages} = state;
  const images = (count: number) => packImages(new Uint8Array(count * size(network.inputShape)), count);
  const examples = (count: number) => [images(count), tf.zeros([count], 'int32'), tf.zeros([2], 'int32'), tf.scalar(0)];
  const compute = trainingStep(state, config);
  return {
    ...Object.fromEntries(sizes.map((count) => [stepName(count), {examples: examples(count), compute}])),
    predict: predictionStep(network, averages.length > 0 ? averages : weights),
  };
}

/** The probability of each class, for `predictionSize` images. */
export function predictionStep(network: Network, weights: readonly Variable[]): Step {
  return {
    examples: [packImages(new Uint8Array(predictionSize * size(network.inputShape)), predictionSize)],
    compute: ([packed]) => [
      tf.softmax(
        forward(network, weights, scalePixels(packed!, [predictionSize, ...network.inputShape]), {kind: 'prediction'}),
      ),
    ],
  };
}

/** The name of the training step for batches of so many images. */
export function stepName(count: number): string {
  return `step of ${count}`;
}

/**
 * Images as a step takes them: four bytes in each number, as they lie in memory. [count, size / 4] where that is whole;
 * otherwise in one row, with zeros at its end.
 */
export function packImages(images: Uint8Array, count: number): Tensor {
  const isEven = (images.length / count) % 4 === 0;
  const {buffer, byteOffset, byteLength} = isEven ? images : padded(images);
  const packed = new Int32Array(buffer, byteOffset, byteLength / 4);
  return isEven ? tf.tensor2d(packed, [count, packed.length / count], 'int32') : tf.tensor1d(packed, 'int32');
}

function padded(bytes: Uint8Array): Uint8Array {
  const all = new Uint8Array(Math.ceil(bytes.length / 4) * 4);
  all.set(bytes);
  return all;
}

/** Inputs are images, labels, the dropout's seed and the learning rate; the result is the loss before the step. */
function trainingStep({network, weights, optimized, averages}: NetworkState, config: StepConfig): Step['compute'] {
  return ([packed, labels, seed, rate], update) => {
    const scaled = scalePixels(packed!, [labels!.shape[0]!, ...network.inputShape]);
    const {value, grads} = tf.variableGrads(
      () => {
        const logits = forward(network, weights, scaled, {kind: 'training', dropoutSeed: seed as Tensor1D});
        const loss = softmaxCrossEntropy(logits, labels as Tensor1D, config.labelSmoothing);
        const penalized = hiddenKernels(optimized);
        if (config.l2 === undefined || penalized.length === 0) return loss;
        return loss.add(tf.mul(sumOfSquares(penalized), config.l2));
      },
      optimized.map(({weight}) => weight),
    );
    if (config.averaging) {
      const share = averagingShare(config.averaging.decay, seed as Tensor1D);
      averages.forEach((average, place) => {
        follow(average, weights[place]!, share);
      });
    }
    for (const each of optimized) {
      update(optimizerUpdate(each, grads[each.weight.name]!, rate as Scalar, config.optimizer));
    }
    return [value];
  };
}

/** All kernels but the last, which gives the scores; none where there is no hidden layer. */
function hiddenKernels(optimized: readonly OptimizedWeight[]): Variable[] {
  const kernels = optimized.filter(({spec}) => spec.role === 'kernel');
  return kernels.slice(0, -1).map(({weight}) => weight);
}

function sumOfSquares(kernels: readonly Variable[]): Scalar {
  return tf.addN(kernels.map((kernel) => tf.sum(tf.square(kernel)))) as Scalar;
}

/** How much of an average stays in a step: less in the first steps, so that it soon forgets where it began. */
function averagingShare(decay: number, seed: Tensor1D): Scalar {
  const step = tf.cast(seed.slice([1], [1]), 'float32').asScalar();
  return tf.minimum(tf.div(tf.add(step, 1), tf.add(step, 10)), decay);
}
