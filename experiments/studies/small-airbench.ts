import type {DatasetName} from '../artifacts/schema.ts';
import {airbench, airbenchViews} from './recipes.ts';
import {officialSplit} from './split.ts';
import type {Configuration, NamedModel, Study} from './study.ts';

const model: NamedModel = {
  name: 'airbench-small',
  title: 'Airbench 24-64-96',
  architecture: 'CNN',
  config: {kind: 'airbench', widths: [24, 64, 96]},
};

const names: DatasetName[] = ['fashion-mnist', 'mnist'];

export const smallAirbench: Study = {
  name: 'small-airbench',
  title: 'A small modern CNN',
  question: 'How far does a CNN of 200,000 parameters come with the means of today?',
  final: true,
  configurations: names.map(
    (dataset): Configuration => ({
      dataset,
      model,
      split: officialSplit,
      training: airbench(dataset, 12),
      views: airbenchViews(dataset),
    }),
  ),
  seeds: [1, 2, 3, 4, 5],
};
