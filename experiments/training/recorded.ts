import type {Tensor, Variable} from '@tensorflow/tfjs-node';
import {compile, type Program} from '../compile/program.ts';
import type {Step} from '../compile/record.ts';
import {initializeWeights} from '../models/initialize.ts';
import {type Network, size} from '../models/layer.ts';
import {isTrained} from '../models/weight.ts';
import {nativeBackend, tf} from '../tensorflow.ts';
import {ownImages} from './batches.ts';
import {type NetworkState, networkSteps, packImages, predictionSize, stepName} from './network-steps.ts';
import {slotCount} from './optimizer.ts';
import type {Trainable, TrainableOptions} from './trainable.ts';

/** A new network, trained by TensorFlow: compiled, unless `build` makes another kind of program. */
export function createRecorded(
  network: Network,
  options: TrainableOptions,
  build: (variables: readonly Variable[], steps: Readonly<Record<string, Step>>) => Program = compile,
): Trainable {
  const state = createState(network, options);
  const steps = networkSteps(state, options, options.sizes);
  const disposeTensors = () =>
    tf.dispose([...state.variables, ...Object.values(steps).flatMap(({examples}) => examples)]);
  const program = buildOrDispose(() => build(state.variables, steps), disposeTensors);
  const call = (name: string, inputs: Tensor[]): Float32Array => {
    const [result] = program.run(name, inputs);
    const values = result!.dataSync<'float32'>();
    tf.dispose([result!, ...inputs]);
    return values;
  };
  return {
    engine: {name: 'tensorflow', version: nativeBackend().binding.TF_Version},
    step(batch, seed, rate = options.optimizer.learningRate) {
      const count = batch.labels.length;
      const packed = packImages(ownImages(batch, size(network.inputShape)), count);
      const inputs = [packed, tf.tensor1d(batch.labels, 'int32'), tf.tensor1d([...seed], 'int32'), tf.scalar(rate)];
      return call(stepName(count), inputs)[0]!;
    },
    predict: (images) => call('predict', [packImages(images, predictionSize)]),
    readWeights() {
      const places = (state.averages.length > 0 ? state.averages : state.weights).map((each) =>
        state.variables.indexOf(each),
      );
      const values = program.readVariables();
      return places.map((place) => values[place]!);
    },
    stateLengths: state.variables.map((each) => each.size),
    readState: program.readVariables,
    restoreState: program.writeVariables,
    dispose() {
      program.dispose();
      disposeTensors();
    },
  };
}

function buildOrDispose(build: () => Program, dispose: () => void): Program {
  try {
    return build();
  } catch (error) {
    dispose();
    throw error;
  }
}

/** The arrays of a new network, with those of its optimiser, and all of them in the order of a checkpoint. */
export function createState(
  network: Network,
  {seed, images, optimizer, averaging}: Pick<TrainableOptions, 'seed' | 'images' | 'optimizer' | 'averaging'>,
): NetworkState & {variables: Variable[]} {
  const initial = initializeWeights(network, seed, images ?? new Uint8Array());
  const named = initial.map(({spec, values}) => ({spec, weight: variable(values, spec.shape)}));
  const trained = named.filter(({spec}) => isTrained(spec));
  const weights = named.map(({weight}) => weight);
  const optimized = trained.map(({spec, weight}) => ({
    spec,
    weight,
    slots: Array.from({length: slotCount(optimizer)}, () => variable(new Float32Array(weight.size), spec.shape)),
  }));
  const averages = averaging ? initial.map(({spec, values}) => variable(values, spec.shape)) : [];
  const slots = optimized.flatMap((each) => each.slots);
  return {network, weights, optimized, averages, variables: [...weights, ...slots, ...averages]};
}

/** An array of the engine that can change. */
export function variable(values: Float32Array, shape: readonly number[]): Variable {
  return tf.tidy(() => tf.variable(tf.tensor(values, [...shape])));
}
