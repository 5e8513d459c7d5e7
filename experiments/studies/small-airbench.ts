import {subjectFirst} from '../datasets/index.ts';
import {airbenchNetworks, trainedAirbench} from './airbench-networks.ts';
import {type Study, tenSeeds} from './study.ts';

// .34 peta-operations.

export const smallAirbench: Study = {
  name: 'small-airbench',
  title: 'A small modern CNN',
  question: 'How far does a CNN of 200,000 parameters come with the means of today?',
  final: true,
  configurations: subjectFirst.map((dataset) => trainedAirbench(airbenchNetworks.small, dataset, 12)),
  seeds: tenSeeds,
};
