import type {Batch, EngineVersion} from '../engine/binding.ts';
import type {StepConfig} from './network-steps.ts';

/** A network in training. */
export interface Trainable {
  engine: EngineVersion; // that computes it
  step(batch: Batch, seed: readonly [run: number, step: number], rate?: number): number; // returns the loss before it
  predict(images: Uint8Array): Float32Array; // of `predictionSize` images; probabilities of each class
  readWeights(): Float32Array[]; // by which it predicts, in the order of `initializeWeights`
  stateLengths: readonly number[]; // of the arrays of a checkpoint
  readState(): Float32Array[]; // all numbers that training changes: what a checkpoint must hold
  restoreState(state: readonly Float32Array[]): void;
  dispose(): void;
}

export interface TrainableOptions extends StepConfig {
  sizes: readonly number[]; // of the batches
  seed: number; // draws the initial weights
  images?: Uint8Array; // [count, height, width, channels]: some to be trained on, which a whitening is made from
  threads?: number; // of the native engine; TensorFlow takes those that it was set to when it was loaded
}
