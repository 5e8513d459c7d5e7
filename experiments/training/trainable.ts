import type {Tensor, Tensor1D, Variable} from '@tensorflow/tfjs-node';
import type {TrainingConfig} from '../artifacts/schema.ts';
import {compile, type Program} from '../compile/program.ts';
import type {Step} from '../compile/record.ts';
import {forward} from '../models/forward.ts';
import {initializeWeights} from '../models/initialize.ts';
import {scalePixels, softmaxCrossEntropy} from '../models/kernels.ts';
import {type Network, size} from '../models/layer.ts';
import {tf} from '../tensorflow.ts';
import type {Batch} from './batches.ts';
import {type OptimizedWeight, rmsProp} from './optimizer.ts';

/** How many images are predicted at once. */
export const predictionSize = 1000;

/** A network in training. */
export interface Trainable {
  step(batch: Batch, seed: readonly [run: number, step: number]): number; // changes the weights, returns the loss
  predict(images: Int32Array): Float32Array; // of `predictionSize` images, as in a batch; probabilities of each class
  readState(): Float32Array[]; // all numbers that training changes: what a checkpoint must hold
  restoreState(state: readonly Float32Array[]): void;
  dispose(): void;
}

interface TrainableOptions {
  optimizer: TrainingConfig['optimizer'];
  sizes: readonly number[]; // of the batches
  seed: number; // draws the initial weights
  build?: (variables: readonly Variable[], steps: Readonly<Record<string, Step>>) => Program;
}

/** A new network, ready to be trained; compiled, unless `build` makes another kind of program. */
export function createTrainable(
  network: Network,
  {optimizer, sizes, seed, build = compile}: TrainableOptions,
): Trainable {
  const optimized = createWeights(network, seed);
  const variables = optimized.flatMap((each) => Object.values<Variable>({...each}));
  const steps = networkSteps(network, optimized, optimizer, sizes);
  const program = build(variables, steps);
  const call = (name: string, inputs: Tensor[]): Float32Array => {
    const [result] = program.run(name, inputs);
    const values = result!.dataSync<'float32'>();
    tf.dispose([result!, ...inputs]);
    return values;
  };
  return {
    step: ({images, labels}, dropoutSeed) => {
      const inputs = [
        pack(images, labels.length),
        tf.tensor1d(labels, 'int32'),
        tf.tensor1d([...dropoutSeed], 'int32'),
      ];
      return call(`step of ${labels.length}`, inputs)[0]!;
    },
    predict: (images) => call('predict', [pack(images, predictionSize)]),
    readState: program.readVariables,
    restoreState: program.writeVariables,
    dispose() {
      program.dispose();
      tf.dispose([...variables, ...Object.values(steps).flatMap(({examples}) => examples)]);
    },
  };
}

function createWeights(network: Network, seed: number): OptimizedWeight[] {
  return initializeWeights(network, seed).map(({spec, values}) => {
    const zeros = () => tf.tidy(() => tf.variable(tf.zeros([...spec.shape])));
    return {weight: tf.tidy(() => tf.variable(tf.tensor(values, [...spec.shape]))), mean: zeros(), step: zeros()};
  });
}

/** What is computed of a network: a training step for each size of batch, and a prediction. */
function networkSteps(
  network: Network,
  optimized: readonly OptimizedWeight[],
  optimizer: TrainingConfig['optimizer'],
  sizes: readonly number[],
): Record<string, Step> {
  const weights = optimized.map(({weight}) => weight);
  const compute: Step['compute'] = ([packed, labels, seed], update) => {
    const scaled = scalePixels(packed!, network.inputShape);
    const {value, grads} = tf.variableGrads(
      () => softmaxCrossEntropy(forward(network, weights, scaled, seed as Tensor1D), labels as Tensor1D),
      weights,
    );
    for (const each of optimized) update(rmsProp(each, grads[each.weight.name]!, optimizer));
    return [value];
  };
  const images = (count: number) => pack(new Int32Array((count * size(network.inputShape)) / 4), count);
  const examples = (count: number) => [images(count), tf.zeros([count], 'int32'), tf.zeros([2], 'int32')];
  return {
    ...Object.fromEntries(sizes.map((count) => [`step of ${count}`, {examples: examples(count), compute}])),
    predict: {
      examples: [images(predictionSize)],
      compute: ([packed]) => [tf.softmax(forward(network, weights, scalePixels(packed!, network.inputShape)))],
    },
  };
}

function pack(images: Int32Array, count: number): Tensor {
  return tf.tensor2d(images, [count, images.length / count], 'int32');
}
