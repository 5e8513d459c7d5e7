import {subjectFirst} from '../datasets/index.ts';
import {airbenchNetworks, trainedAirbench} from './airbench-networks.ts';
import {fiveSeeds, type Study} from './study.ts';

export const tinyAirbench: Study = {
  name: 'tiny-airbench',
  title: 'A CNN of under 100,000 parameters',
  question: 'What is lost with half of the parameters?',
  final: true,
  configurations: subjectFirst.map((dataset) => trainedAirbench(airbenchNetworks.tiny, dataset, 12)),
  seeds: fiveSeeds,
};
