import {subjectFirst} from '../datasets/index.ts';
import {controlledStudy, networks, trained, ways} from './controlled.ts';
import type {NamedModel} from './study.ts';

const {cnn} = networks;

/** The CNN with one part of convolution taken away. */
const variants: NamedModel[] = [
  {...cnn, name: 'cnn-local', title: 'Other filters at each place', config: {...cnn.config, filtersAre: 'local'}},
  {...cnn, name: 'cnn-frozen', title: 'Random filters, not trained', config: {...cnn.config, filtersAre: 'frozen'}},
  {...cnn, name: 'cnn-1x1', title: 'Filters of 1 x 1', config: {...cnn.config, kernel: 1}},
  {...cnn, name: 'cnn-pooled-once', title: 'One pooling less', config: {...cnn.config, pooled: 1}},
];

export const partialCnns = subjectFirst.flatMap((dataset) =>
  variants.map((variant) => trained(variant, ways.scheduled, dataset)),
);

export const convolutionParts = controlledStudy(
  {
    name: 'convolution-parts',
    title: 'The parts of convolution',
    question: 'What do shared filters, learnt filters, their size and pooling each give?',
  },
  partialCnns,
);
