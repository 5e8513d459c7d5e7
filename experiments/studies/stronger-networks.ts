import type {DatasetName} from '../artifacts/schema.ts';
import {subjectFirst} from '../datasets/index.ts';
import {airbenchNetworks} from './airbench-networks.ts';
import {strongerCandidates} from './stronger-candidates.ts';
import type {Configuration, NamedModel, Study} from './study.ts';

/**
 * By data set: of the candidates of at most so many parameters the cheapest to train of those whose validation accuracy by
 * several views is no further below the highest than seeds of the chosen one lie apart. A test holds this against the record.
 */
export const cheapest: Readonly<Record<string, Readonly<Record<number, string>>>> = {
  'fashion-mnist': {
    99999: 'airbench-tiny-40-epochs-small-batches-smoothed',
    199999: 'airbench-small-40-epochs-small-batches-smoothed-erasing',
    499999: 'airbench-small-40-epochs-small-batches-smoothed-erasing',
  },
  mnist: {199999: 'airbench-small-24-epochs-turned'},
};

/** By data set: the candidate of the highest validation accuracy by several views, where it is none of those. */
export const highest: Readonly<Record<string, string>> = {
  'fashion-mnist': 'airbench-residual-c-24-epochs-small-batches-smoothed-erasing-twice-as-often',
};

/** The chosen candidate under a name that can be said: "Modern CNN XS, longer". */
function finalist({model, ...candidate}: Configuration): Configuration {
  const network: NamedModel = Object.values(airbenchNetworks).find(({config}) => config === model.config)!;
  const isLarge = network === airbenchNetworks['residual-c']; // its weights would take a twentieth of all artifacts
  return {
    ...candidate,
    model: {...network, name: `${network.name}-longer`, title: `${network.title}, longer`},
    ...(isLarge && {keepsWeights: false}),
  };
}

/** What both rules choose on a data set, each candidate once, by name. */
const chosen = (dataset: DatasetName) => new Set([...Object.values(cheapest[dataset] ?? {}), highest[dataset]]);

export const strongerNetworks: Study = {
  name: 'stronger-networks',
  title: 'Stronger networks',
  question: 'How far do those candidates come that validation images chose, with fresh seeds?',
  final: true,
  configurations: subjectFirst.flatMap((dataset) =>
    [...chosen(dataset)].flatMap((name) =>
      strongerCandidates.configurations
        .filter((each) => each.dataset === dataset && each.model.name === name)
        .map(finalist),
    ),
  ),
  seeds: [2, 3, 4, 5, 6], // the seed of the candidates had the luck to be chosen
};
