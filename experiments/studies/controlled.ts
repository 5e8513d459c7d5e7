import type {DatasetName, SplitConfig, TrainingConfig} from '../artifacts/schema.ts';
import {officialSplit} from '../datasets/index.ts';
import {airbenchNetworks} from './airbench-networks.ts';
import {chosenRates} from './chosen-rates.ts';
import {averaged, isMirrored, rmsProp} from './recipes.ts';
import {type Configuration, fiveSeeds, type NamedModel, type Study} from './study.ts';

// What the controlled experiments share: all networks have the same images, batches, epochs and optimiser. Only the
// learning rate is tuned for each, on validation images.

export const networks = {
  nn: {
    name: 'nn-512',
    title: 'Simple NN',
    architecture: 'NN',
    config: {kind: 'dense', hiddenUnits: [512], dropoutRate: 0.5},
  },
  deepNn: {
    name: 'nn-512-256-normalized',
    title: 'Deeper NN with batch normalisation',
    architecture: 'NN',
    config: {kind: 'dense', hiddenUnits: [512, 256], dropoutRate: 0, normalization: 'batch'},
  },
  cnn: {
    name: 'cnn-32-32-32',
    title: 'Small CNN',
    architecture: 'CNN',
    config: {kind: 'convolutional', filters: [32, 32, 32], pooled: 2, denseUnits: 32, dropoutRate: 0},
  },
  modernCnn: airbenchNetworks.small,
} as const satisfies Record<string, NamedModel>;

/** A way of training. */
export interface Way {
  name: string;
  title: string;
  train: (dataset: DatasetName) => TrainingConfig;
}

/** Each does what those before it do, and one thing more. */
export const ways = {
  textbook: {name: 'textbook', title: 'textbook', train: textbook},
  averaged: {name: 'averaged', title: 'averaged', train: () => averaged(textbook())},
  scheduled: {name: 'scheduled', title: 'scheduled', train: scheduled},
  augmented: {name: 'augmented', title: 'augmented', train: augmented},
} as const satisfies Record<string, Way>;

function textbook(): TrainingConfig {
  return rmsProp(128, 12);
}

/** The rate rises for a fifth of the steps, then falls to a hundredth of its peak. */
function scheduled(): TrainingConfig {
  return {...averaged(textbook()), schedule: {kind: 'triangle', start: 0.2, peak: 0.2, end: 0.01}};
}

function augmented(dataset: DatasetName): TrainingConfig {
  return {...scheduled(), augmentation: {translation: 1, flip: isMirrored(dataset) ? 'alternating' : 'none'}};
}

/** A study of final networks, each at the rate that was chosen for it; those whose rate is still open are left out. */
export function controlledStudy(
  told: Pick<Study, 'name' | 'title' | 'question' | 'otherImages'>,
  configurations: readonly Trained[],
): Study {
  const chosen = configurations.flatMap(({rateOf, ...each}) => {
    const rate = chosenRates[`${each.dataset}/${rateOf}`];
    return rate === undefined ? [] : [{...each, training: withRate(each.training, rate)}];
  });
  return {...told, final: true, keeps: 'answers', keepsWeights: false, configurations: chosen, seeds: fiveSeeds};
}

export function withRate(training: TrainingConfig, learningRate: number): TrainingConfig {
  return {...training, optimizer: {...training.optimizer, learningRate}};
}

/** A configuration whose rate is still to be chosen: that of the model with the name `rateOf` on the same data set. */
export interface Trained extends Configuration {
  rateOf: string;
}

/** A network trained in one way. */
export function trained(
  network: NamedModel,
  way: Way,
  dataset: DatasetName,
  split: SplitConfig = officialSplit(dataset),
): Trained {
  const name = `${network.name}-controlled-${way.name}`;
  const model = {...network, name, title: `${network.title}, ${way.title}`};
  return {dataset, model, split, training: way.train(dataset), rateOf: name};
}

/** The same on other images, at the rate that suits it on all of them. */
export function onOther(
  whole: Trained,
  images: {name: string; title: string},
  split: Partial<SplitConfig>,
  training: Partial<TrainingConfig> = {},
): Trained {
  const [network] = whole.model.title.split(',');
  const model = {...whole.model, name: `${whole.model.name}-${images.name}`, title: `${network}, ${images.title}`};
  return {...whole, model, split: {...whole.split, ...split}, training: {...whole.training, ...training}};
}
