import {officialSplit, subjectFirst} from '../datasets/index.ts';
import {controlledStudy, networks, trained, ways} from './controlled.ts';
import type {NamedModel} from './study.ts';

const shuffled = (network: NamedModel): NamedModel => ({
  ...network,
  name: `${network.name}-shuffled`,
  title: `${network.title}, pixels shuffled`,
});

/** The same networks on images whose pixels lie in another order, the same for all: neighbours are no longer neighbours. */
export const shuffledNetworks = subjectFirst.flatMap((dataset) =>
  Object.values(networks).map((network) =>
    trained(shuffled(network), ways.scheduled, dataset, {...officialSplit(dataset), permutation: 1}),
  ),
);

export const shuffledPixels = controlledStudy(
  {
    name: 'shuffled-pixels',
    title: 'Shuffled pixels',
    question: 'What does a network lose where neighbouring pixels are torn apart?',
  },
  shuffledNetworks,
);
