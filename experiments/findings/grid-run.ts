import {canonicalJson} from '../artifacts/content-key.ts';
import type {TrainingConfig} from '../artifacts/schema.ts';
import {buildNetwork} from '../models/index.ts';
import {networkCost} from '../models/summarize.ts';
import {tuning} from '../studies/tuning.ts';
import type {FinishedTrial, PlannedTrial} from './finding.ts';

/** A configuration of the grid, and how its training went. */
export interface GridRun {
  key: string;
  model: string;
  filters: number[]; // of each convolution
  denseUnits: number;
  parameters: number;
  multiplyAdds: number;
  trainingOperations: number;
  accuracies: number[]; // of validation, after each epoch
  losses: number[];
}

/** What a trial of the grid says of its configuration. */
export function gridRun({key, configuration, result}: FinishedTrial): GridRun {
  const {name, config} = configuration.model;
  if (config.kind !== 'convolutional') throw new Error(`invalid model: ${name} (expected a convolutional one)`);
  return {
    key,
    model: name,
    filters: config.filters,
    denseUnits: config.denseUnits,
    ...networkCost(buildNetwork(config)),
    trainingOperations: result.trainingOperations,
    accuracies: result.epochs.map(({validation}) => validation.accuracy),
    losses: result.epochs.map(({validation}) => validation.loss),
  };
}

/** Whether a trial is one of the grid's trainings, but for its seed and for going on for more epochs. */
export function goesOn({configuration}: PlannedTrial): boolean {
  const {dataset, split, model, training} = configuration;
  return tuning.configurations.some(
    (each) =>
      each.dataset === dataset &&
      isSame(each.split, split) &&
      isSame(each.model.config, model.config) &&
      isSame(withoutEpochs(each.training), withoutEpochs(training)) &&
      each.training.epochs < training.epochs,
  );
}

function withoutEpochs({epochs: _, ...rest}: TrainingConfig): object {
  return rest;
}

function isSame(a: unknown, b: unknown): boolean {
  return canonicalJson(a) === canonicalJson(b);
}
