import type {DatasetName, TrainingConfig} from '../artifacts/schema.ts';
import {quickSplit} from './quick.ts';
import {rmsProp} from './recipes.ts';
import type {Configuration, NamedModel, Study} from './study.ts';

/** A simple network and a small CNN, trained as in NN against CNN but on few images. */
const contestants: {model: NamedModel; training: TrainingConfig}[] = [
  {
    model: {
      name: 'nn-512-20-epochs',
      title: 'NN 512',
      architecture: 'NN',
      config: {kind: 'dense', hiddenUnits: [512], dropoutRate: 0.5},
    },
    training: rmsProp(128, 20),
  },
  {
    model: {
      name: 'cnn-32-32-32-dropout',
      title: 'CNN 32-32-32, dropout',
      architecture: 'CNN',
      config: {kind: 'convolutional', filters: [32, 32, 32], pooled: 2, denseUnits: 32, dropoutRate: 0.5},
    },
    training: rmsProp(64, 20),
  },
];

const names: DatasetName[] = ['mnist', 'fashion-mnist'];

export const quickLook: Study = {
  name: 'quick-look',
  title: 'A quick look',
  question: 'Does everything work, from the images to the report?',
  final: true,
  configurations: names.flatMap((dataset) =>
    contestants.map((contestant): Configuration => ({dataset, split: quickSplit, ...contestant})),
  ),
  seeds: [1, 2, 3],
};
