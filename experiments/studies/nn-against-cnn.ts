import type {ModelConfig, TrainingConfig} from '../artifacts/schema.ts';
import {officialSplit, subjectFirst} from '../datasets/index.ts';
import {rmsProp} from './recipes.ts';
import {type Configuration, type NamedModel, type Study, tenSeeds} from './study.ts';

const convolutional: ModelConfig = {
  kind: 'convolutional',
  filters: [32, 32, 32],
  pooled: 2,
  denseUnits: 32,
  dropoutRate: 0,
};

const l2 = 1e-3;

/** Each network with its training: plain, then one more means against overfitting at a time. */
export const contestants: {model: NamedModel; training: TrainingConfig}[] = [
  {
    model: {
      name: 'nn-512-20-epochs',
      title: 'Simple NN',
      architecture: 'NN',
      config: {kind: 'dense', hiddenUnits: [512], dropoutRate: 0.5},
    },
    training: rmsProp(128, 20),
  },
  {
    model: {
      name: 'nn-512-256',
      title: 'Deeper NN',
      architecture: 'NN',
      config: {kind: 'dense', hiddenUnits: [512, 256], dropoutRate: 0.5},
    },
    training: {...rmsProp(128, 20), l2},
  },
  {
    model: {name: 'cnn-32-32-32', title: 'Small CNN', architecture: 'CNN', config: convolutional},
    training: rmsProp(64, 20),
  },
  {
    model: {
      name: 'cnn-32-32-32-dropout',
      title: 'Small CNN, dropout',
      architecture: 'CNN',
      config: {...convolutional, dropoutRate: 0.5},
    },
    training: rmsProp(64, 20),
  },
  {
    model: {
      name: 'cnn-32-32-32-dropout-l2',
      title: 'Small CNN, dropout, L2',
      architecture: 'CNN',
      config: {...convolutional, dropoutRate: 0.5},
    },
    training: {...rmsProp(64, 20), l2},
  },
];

export const nnAgainstCnn: Study = {
  name: 'nn-against-cnn',
  title: 'NN against CNN',
  question: 'What does convolution gain over a simple network, and what keeps either from overfitting?',
  final: true,
  configurations: subjectFirst.flatMap((dataset) =>
    contestants.map((contestant): Configuration => ({dataset, split: officialSplit(dataset), ...contestant})),
  ),
  seeds: tenSeeds,
};
