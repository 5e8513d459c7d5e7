import os from 'node:os';
import {type Binding, loadEngine, type NativeNetwork, Unsupported} from '../engine/binding.ts';
import {initializeWeights} from '../models/initialize.ts';
import {type Network, outputShape, placeLayers, size} from '../models/layer.ts';
import {isTrained, type WeightSpec} from '../models/weight.ts';
import type {Trainable, TrainableOptions} from './trainable.ts';

/**
 * A new network, trained by the C++ of `experiments/engine`: the same steps as TensorFlow's, to rounding, and the same
 * bits whatever the number of threads. Throws `Unsupported` where there is no such engine for the machine or the network.
 */
export function createNative(network: Network, options: TrainableOptions): Trainable {
  const {binding, engine} = loadEngine();
  const initial = initializeWeights(network, options.seed, options.images ?? new Uint8Array());
  const native = create(binding, network, options);
  const weights = initial.map(({values}) => values);
  const trained = initial.filter(({spec}) => isTrained(spec));
  const zeros = trained.map(({values}) => new Float32Array(values.length)); // what the optimiser keeps
  const state = [...weights, ...zeros, ...(options.averaging ? weights : [])];
  binding.write(native, state);
  const stateLengths = state.map(({length}) => length);
  const readState = () => {
    const values = stateLengths.map((length) => new Float32Array(length));
    binding.read(native, values);
    return values;
  };
  return {
    engine,
    step: (batch, seed, rate = options.optimizer.learningRate) =>
      binding.step(native, batch, Int32Array.from(seed), rate),
    predict: predictor(binding, native, network),
    readWeights: () => readState().splice(options.averaging ? -weights.length : 0, weights.length),
    stateLengths,
    readState,
    restoreState: (values) => binding.write(native, values),
    dispose: () => binding.dispose(native),
  };
}

/** What predicts by given weights, in the order of `initializeWeights`; throws `Unsupported` as `createNative` does. */
export function createPredictor(
  network: Network,
  weights: readonly {spec: WeightSpec; values: Float32Array}[],
): Pick<Trainable, 'predict' | 'dispose'> {
  const {binding} = loadEngine();
  const native = create(binding, network, {optimizer: untrained, sizes: [1], seed: 0});
  const zeros = weights.filter(({spec}) => isTrained(spec)).map(({values}) => new Float32Array(values.length));
  binding.write(native, [...weights.map(({values}) => values), ...zeros]);
  return {predict: predictor(binding, native, network), dispose: () => binding.dispose(native)};
}

const untrained = {kind: 'nesterov', learningRate: 0, momentum: 0, weightDecay: 0, shiftScale: 1} as const;

function predictor(binding: Binding, native: NativeNetwork, network: Network): Trainable['predict'] {
  const [pixels, classes] = [size(network.inputShape), classCount(network)];
  return (images) => {
    const probabilities = new Float32Array((images.length / pixels) * classes);
    binding.predict(native, images, probabilities);
    return probabilities;
  };
}

function create(
  binding: Binding,
  network: Network,
  {sizes, threads = 1, ...learning}: TrainableOptions,
): NativeNetwork {
  try {
    return binding.create(network, learning, {most: Math.max(...sizes), threads, memory: os.totalmem() / 2});
  } catch (error) {
    const {code, message} = error as NodeJS.ErrnoException;
    throw code === 'UNSUPPORTED' ? new Unsupported(`it does not know ${message}`) : error;
  }
}

function classCount(network: Network): number {
  const {layer, inputShape} = placeLayers(network).at(-1)!;
  return size(outputShape(layer, inputShape));
}
