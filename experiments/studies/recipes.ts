import type {DatasetName, TrainingConfig, Views} from '../artifacts/schema.ts';
import {datasetOf} from '../datasets/index.ts';

// Ways of training that several studies share.

/** RMSprop at a constant rate, as Keras sets it up by default: for the simple networks. */
export function rmsProp(batchSize: number, epochs: number): TrainingConfig {
  return {
    optimizer: {kind: 'rmsprop', learningRate: 1e-3, decay: 0.9, epsilon: 1e-7},
    batchSize,
    epochs,
  };
}

/** The same with a moving average of the weights, over about the last thousand steps, in place of the last ones. */
export function averaged(training: TrainingConfig): TrainingConfig {
  return {...training, averaging: {decay: 0.999}};
}

/**
 * The recipe of K. Jordan, "94% on CIFAR-10 in 3.29 seconds" (arXiv 2404.00498), for batches half as large, with a
 * moving average of the weights instead of Lookahead. Digits are not mirrored.
 */
export function publishedAirbench(dataset: DatasetName, epochs: number) {
  return {
    optimizer: {kind: 'nesterov', learningRate: 0.75, momentum: 0.85, weightDecay: 0.00133, shiftScale: 64},
    schedule: {kind: 'triangle', start: 0.2, peak: 0.23, end: 0.07},
    labelSmoothing: 0.2,
    augmentation: {translation: 2, flip: isMirrored(dataset) ? 'alternating' : 'none'},
    averaging: {decay: 0.99},
    batchSize: 512,
    epochs,
  } satisfies TrainingConfig;
}

/** The same as the recipe search chose it, by validation images of Fashion-MNIST. */
export function airbench(dataset: DatasetName, epochs: number): TrainingConfig {
  const {optimizer, schedule, augmentation, ...rest} = publishedAirbench(dataset, epochs);
  return {
    ...rest,
    optimizer: {...optimizer, learningRate: 0.49, shiftScale: 24},
    schedule: {...schedule, peak: 0.24},
    augmentation: {...augmentation, translation: 1},
    averaging: {decay: 0.9909},
  };
}

/** The views of an image that go with it. */
export function airbenchViews(dataset: DatasetName): Views {
  return {shift: 1, mirror: isMirrored(dataset)};
}

/** Clothes may be mirrored; digits may not. */
export function isMirrored(dataset: DatasetName): boolean {
  return datasetOf(dataset).mirrored;
}
