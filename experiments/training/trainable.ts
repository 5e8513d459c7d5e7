import type {Variable} from '@tensorflow/tfjs-node';
import {initializeWeights} from '../models/initialize.ts';
import type {Network} from '../models/layer.ts';
import {tf} from '../tensorflow.ts';

/** A network in training: its weights and the optimiser's running means, one a weight array. */
export interface Trainable {
  network: Network;
  weights: Variable[];
  means: Variable[];
}

/** A new network, its weights drawn from `seed`. The caller disposes of it by `disposeTrainable`. */
export function createTrainable(network: Network, seed: number): Trainable {
  const initial = initializeWeights(network, seed);
  const variables = tf.tidy(() => ({
    weights: initial.map(({spec, values}) => tf.variable(tf.tensor(values, [...spec.shape]))),
    means: initial.map(({spec}) => tf.variable(tf.zeros([...spec.shape]))),
  }));
  return {network, ...variables};
}

/** Frees the native memory of a trainable network. */
export function disposeTrainable({weights, means}: Trainable): void {
  tf.dispose([...weights, ...means]);
}

/** All numbers that training changes, in a fixed order: what a checkpoint must hold. */
export function readState({weights, means}: Trainable): Float32Array[] {
  return [...weights, ...means].map((variable) => variable.dataSync<'float32'>().slice());
}

/** Puts back what `readState` returned of the same network. */
export function restoreState({weights, means}: Trainable, state: readonly Float32Array[]): void {
  tf.tidy(() => {
    [...weights, ...means].forEach((variable, place) => {
      variable.assign(tf.tensor(state[place]!, variable.shape));
    });
  });
}
