import {datasetNames} from '../datasets/index.ts';
import {contestants} from './nn-against-cnn.ts';
import {quickSplit} from './quick.ts';
import type {Configuration, Study} from './study.ts';

/** A simple network and a small CNN, trained as in NN against CNN but on few images. */
const quickContestants = contestants.filter(({model}) =>
  ['nn-512-20-epochs', 'cnn-32-32-32-dropout'].includes(model.name),
);

export const quickLook: Study = {
  name: 'quick-look',
  title: 'A quick look',
  question: 'Does everything work, from the images to the report?',
  final: true,
  configurations: datasetNames.flatMap((dataset) =>
    quickContestants.map((contestant): Configuration => ({dataset, split: quickSplit(dataset), ...contestant})),
  ),
  seeds: [1, 2, 3],
};
