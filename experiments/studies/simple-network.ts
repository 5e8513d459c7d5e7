import type {DatasetName, TrainingConfig} from '../artifacts/schema.ts';
import {officialSplit} from './split.ts';
import type {Configuration, NamedModel, Study} from './study.ts';

const model: NamedModel = {
  name: 'nn-512',
  title: 'NN 512',
  architecture: 'NN',
  config: {kind: 'dense', hiddenUnits: [512], dropoutRate: 0.5},
};

const training: TrainingConfig = {
  optimizer: {kind: 'rmsprop', learningRate: 1e-3, decay: 0.9, epsilon: 1e-7},
  batchSize: 128,
  epochs: 50,
};

const names: DatasetName[] = ['mnist', 'fashion-mnist'];

export const simpleNetwork: Study = {
  name: 'simple-network',
  title: 'The simple network',
  question: 'How well does one simple network do on digits, and on clothes?',
  final: true,
  configurations: names.map((dataset): Configuration => ({dataset, model, split: officialSplit, training})),
  seeds: [1, 2, 3],
};
