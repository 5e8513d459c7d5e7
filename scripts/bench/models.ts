import type {ModelConfig, TrainingConfig} from '../../experiments/artifacts/schema.ts';
import {shapeOf} from '../../experiments/datasets/index.ts';
import {buildNetwork} from '../../experiments/models/index.ts';
import {summarizeLayers, trainingOperations} from '../../experiments/models/summarize.ts';

/** A network that is timed. The peers' scripts build the same by its name. */
export interface BenchModel {
  batchSize: number;
  model: ModelConfig;
  training: Pick<TrainingConfig, 'optimizer' | 'labelSmoothing'>;
}

const rmsProp = {optimizer: {kind: 'rmsprop', learningRate: 0.001, decay: 0.9, epsilon: 1e-7}} as const;
const nesterov = {kind: 'nesterov', learningRate: 0.1, momentum: 0.85, weightDecay: 0, shiftScale: 1} as const;

/** Of the images that all contenders train on. */
export const benchShape = shapeOf('fashion-mnist');

/** What is timed: steps at a constant learning rate, without augmentation of the images. */
export const benchModels: Readonly<Record<string, BenchModel>> = {
  'nn-512': {
    batchSize: 128,
    model: {kind: 'dense', hiddenUnits: [512], dropoutRate: 0.5},
    training: rmsProp,
  },
  'cnn-32-32-32': {
    batchSize: 64,
    model: {kind: 'convolutional', filters: [32, 32, 32], pooled: 2, denseUnits: 32, dropoutRate: 0},
    training: rmsProp,
  },
  'cnn-64-64-dense128': {
    batchSize: 64,
    model: {kind: 'convolutional', filters: [64, 64], pooled: 2, denseUnits: 128, dropoutRate: 0.5},
    training: rmsProp,
  },
  'airbench-a': {
    batchSize: 512,
    model: {kind: 'airbench', widths: [32, 96, 128]},
    training: {optimizer: nesterov, labelSmoothing: 0.2},
  },
};

/** Multiplications and additions of training on an image, whose own gradient nobody needs. */
export function imageOperations({model}: Pick<BenchModel, 'model'>): number {
  const network = buildNetwork(model, benchShape);
  const first = summarizeLayers(network).find(({multiplyAdds}) => multiplyAdds > 0);
  return trainingOperations(network, 1, 1) - 2 * (first?.multiplyAdds ?? 0);
}
