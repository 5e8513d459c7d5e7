import type {DatasetName, TrainingConfig} from '../artifacts/schema.ts';
import {airbenchNetworks} from './airbench-networks.ts';
import {chosenRates} from './chosen-rates.ts';
import {averaged, isMirrored, rmsProp} from './recipes.ts';
import {officialSplit} from './split.ts';
import type {Configuration, NamedModel, Study} from './study.ts';

// What the controlled experiments share: all networks have the same images, batches, epochs and optimiser. Only the
// learning rate is tuned for each, on validation images.

export const networks = {
  nn: {
    name: 'nn-512',
    title: 'NN 512',
    architecture: 'NN',
    config: {kind: 'dense', hiddenUnits: [512], dropoutRate: 0.5},
  },
  deepNn: {
    name: 'nn-512-256-normalized',
    title: 'NN 512-256, batch normalization',
    architecture: 'NN',
    config: {kind: 'dense', hiddenUnits: [512, 256], dropoutRate: 0, normalization: 'batch'},
  },
  cnn: {
    name: 'cnn-32-32-32',
    title: 'CNN 32-32-32',
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
  scheduled: {name: 'scheduled', title: 'averaged, scheduled', train: scheduled},
  augmented: {name: 'augmented', title: 'averaged, scheduled, augmented', train: augmented},
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

export const bothDatasets: readonly DatasetName[] = ['fashion-mnist', 'mnist'];

/** A study of final networks, each at the rate that was chosen for it; those whose rate is still open are left out. */
export function controlledStudy(
  told: Pick<Study, 'name' | 'title' | 'question'>,
  configurations: readonly Configuration[],
): Study {
  const chosen = configurations.flatMap((each) => {
    const rate = chosenRates[`${each.dataset}/${each.model.name}`];
    return rate === undefined ? [] : [{...each, training: withRate(each.training, rate)}];
  });
  return {...told, final: true, keeps: 'answers', keepsWeights: false, configurations: chosen, seeds: [1, 2, 3, 4, 5]};
}

export function withRate(training: TrainingConfig, learningRate: number): TrainingConfig {
  return {...training, optimizer: {...training.optimizer, learningRate}};
}

/** A network trained in one way, at a rate that is still to be chosen. */
export function trained(
  network: NamedModel,
  way: Way,
  dataset: DatasetName,
  change: Partial<Pick<Configuration, 'split'>> = {},
): Configuration {
  return {
    dataset,
    model: {...network, name: `${network.name}-controlled-${way.name}`, title: `${network.title}, ${way.title}`},
    split: officialSplit,
    training: way.train(dataset),
    ...change,
  };
}
