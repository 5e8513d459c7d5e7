import {subjectFirst} from '../datasets/index.ts';
import {airbenchNetworks, trainedAirbench} from './airbench-networks.ts';
import {fiveSeeds, type Study} from './study.ts';

export const airbenchA: Study = {
  name: 'airbench-a',
  title: 'A larger CNN, trained for eight epochs',
  question: 'What do twice the parameters bring in fewer epochs?',
  final: true,
  configurations: subjectFirst.map((dataset) => trainedAirbench(airbenchNetworks.a, dataset, 8)),
  seeds: fiveSeeds,
};
