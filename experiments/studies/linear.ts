import {officialSplit, subjectFirst} from '../datasets/index.ts';
import {rmsProp} from './recipes.ts';
import {type Configuration, fiveSeeds, type NamedModel, type Study} from './study.ts';

// .0003 peta-operations.

/** Softmax regression: each class weighs the pixels, and there is nothing in between. */
const model: NamedModel = {
  name: 'linear',
  title: 'Linear',
  architecture: 'Linear',
  config: {kind: 'dense', hiddenUnits: [], dropoutRate: 0},
};

export const linear: Study = {
  name: 'linear',
  title: 'No hidden layer',
  question: 'How far do straight lines between the classes come?',
  final: true,
  configurations: subjectFirst.map(
    (dataset): Configuration => ({dataset, model, split: officialSplit(dataset), training: rmsProp(128, 20)}),
  ),
  seeds: fiveSeeds,
};
