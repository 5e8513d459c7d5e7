import {datasetNames, officialSplit} from '../datasets/index.ts';
import {rmsProp} from './recipes.ts';
import {type Configuration, fiveSeeds, type NamedModel, type Study} from './study.ts';

const model: NamedModel = {
  name: 'nn-512',
  title: 'Simple NN, 50 epochs',
  architecture: 'NN',
  config: {kind: 'dense', hiddenUnits: [512], dropoutRate: 0.5},
};

export const simpleNetwork: Study = {
  name: 'simple-network',
  title: 'The simple network',
  question: 'How well does one simple network do on each data set?',
  final: true,
  configurations: datasetNames.map(
    (dataset): Configuration => ({dataset, model, split: officialSplit(dataset), training: rmsProp(128, 50)}),
  ),
  seeds: fiveSeeds,
};
