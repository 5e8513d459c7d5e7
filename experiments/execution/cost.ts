import {sizeOf} from '../artifacts/data-shape.ts';
import type {Trial} from '../artifacts/schema.ts';
import {datasetNames, officialSplit, shapeOf} from '../datasets/index.ts';
import {buildNetwork} from '../models/index.ts';
import {networkCost} from '../models/summarize.ts';
import type {Task, TrialTask} from './task.ts';

// Multiplications and additions a second of one job on the machine that docs/speed.md names, by what is trained.
const usualSpeeds: Partial<Record<Trial['model']['kind'], number>> = {dense: 90e9, convolutional: 85e9, airbench: 65e9};
const usualSpeed = 60e9; // of any other
const linearSpeed = 10e9; // without a hidden layer: what is done beside the products counts
const manyParameters = {from: 1e6, perSecond: 1e8}; // more than the caches hold: so many are updated a second
const start = 2; // seconds until a process is ready
const distances = 20e9; // operations a second of an analysis
const finding = {least: 3, perGigabyte: 750}; // seconds; of the images of all data sets

/** About how many seconds a task takes one job on an ordinary machine. */
export function usualSeconds(task: Task): number {
  switch (task.kind) {
    case 'trial':
      return start + secondsOfTraining(task);
    case 'search':
      return start + task.operations / speedOf(task.candidates[0]!.trial.model);
    case 'analysis':
      return start + task.operations / distances;
    case 'finding':
      return start + findingSeconds();
  }
}

/** About how many seconds some tasks take, so many at once. */
export function usualDuration(tasks: readonly Task[], jobs: number): number {
  const seconds = tasks.map(usualSeconds);
  const total = seconds.reduce((sum, each) => sum + each, 0);
  return Math.max(total / Math.max(1, Math.min(jobs, tasks.length)), ...seconds);
}

/** About how many seconds a finding takes, by how much there is to look at. */
function findingSeconds(): number {
  const bytes = datasetNames.map((name) => {
    const {trainingCount, validationCount, testCount} = officialSplit(name);
    return (trainingCount + validationCount + testCount) * sizeOf(shapeOf(name));
  });
  return finding.least + (finding.perGigabyte * bytes.reduce((sum, each) => sum + each, 0)) / 1e9;
}

function secondsOfTraining({operations, trial}: TrialTask): number {
  const {model, dataset, split, training} = trial;
  const {parameters} = networkCost(buildNetwork(model, shapeOf(dataset)));
  const steps = training.epochs * Math.ceil(split.trainingCount / training.batchSize);
  const updates = parameters > manyParameters.from ? parameters * steps : 0;
  return operations / speedOf(model) + updates / manyParameters.perSecond;
}

function speedOf(model: Trial['model']): number {
  return model.kind === 'dense' && model.hiddenUnits.length === 0
    ? linearSpeed
    : (usualSpeeds[model.kind] ?? usualSpeed);
}
