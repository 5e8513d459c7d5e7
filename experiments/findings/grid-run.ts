import {canonicalJson} from '../artifacts/content-key.ts';
import {shapeOf} from '../datasets/index.ts';
import {buildNetwork} from '../models/index.ts';
import {networkCost} from '../models/summarize.ts';
import type {Configuration} from '../studies/study.ts';
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
    ...networkCost(buildNetwork(config, shapeOf(configuration.dataset))),
    trainingOperations: result.trainingOperations,
    accuracies: result.epochs.map(({validation}) => validation.accuracy),
    losses: result.epochs.map(({validation}) => validation.loss),
  };
}

/** Whether a trial is one of the grid's trainings, but for its seed and for going on for more epochs. */
export function goesOn({configuration}: PlannedTrial): boolean {
  const epochs = gridEpochs.get(apartFromEpochs(configuration));
  return epochs !== undefined && epochs < configuration.training.epochs;
}

/** How many epochs the grid trains, by all else. */
const gridEpochs = new Map(tuning.configurations.map((each) => [apartFromEpochs(each), each.training.epochs]));

function apartFromEpochs({dataset, split, model, training}: Configuration): string {
  const {epochs: _, ...rest} = training;
  return canonicalJson([dataset, split, model.config, rest]);
}
