import {subjectFirst} from '../datasets/index.ts';
import {controlledStudy, networks, trained, ways} from './controlled.ts';

/** Each of four networks, trained in each of four ways. */
export const trainedArchitectures = subjectFirst.flatMap((dataset) =>
  Object.values(networks).flatMap((network) => Object.values(ways).map((way) => trained(network, way, dataset))),
);

export const architectureTraining = controlledStudy(
  {
    name: 'architecture-training',
    title: 'Architecture and training',
    question: 'How much of a gain is convolution, and how much is the way of training?',
  },
  trainedArchitectures,
);
