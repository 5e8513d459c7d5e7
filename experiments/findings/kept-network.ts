import {predictedLabels} from '../analysis/predictions/score.ts';
import {trialFiles} from '../artifacts/trial-files.ts';
import type {Split} from '../datasets/dataset.ts';
import {shapeOf} from '../datasets/index.ts';
import type {Trained} from '../training/trained.ts';
import type {FinishedTrial, PlannedTrial} from './finding.ts';

/** The networks that are looked into: a CNN as of old, and one as of today. */
const shown = ['cnn-32-32-32-dropout', 'airbench-small'];

/** A trial with the network that it has kept, to be disposed of. */
export interface Opened {
  trial: FinishedTrial;
  trained: Trained;
}

/** Whether a trial is of a network that is looked into. */
export function isShown({study, configuration, seed}: PlannedTrial): boolean {
  return study.final && shown.includes(configuration.model.name) && seed === study.seeds[0];
}

/** The trials that have kept their weights, each once, whichever studies it belongs to. */
export function keptTrials(trials: readonly FinishedTrial[]): FinishedTrial[] {
  const kept = trials.filter(({result}) => trialFiles.weights in result.files);
  return kept.filter(({key}, place) => kept.findIndex((other) => other.key === key) === place);
}

/** Opens the networks of trials, hands them over, and closes them. */
export async function withNetworks<T>(
  trials: readonly FinishedTrial[],
  use: (opened: readonly Opened[]) => T | Promise<T>,
): Promise<T> {
  const {openTrained} = await import('../training/trained.ts');
  const opened: Opened[] = [];
  try {
    for (const trial of trials) {
      const {configuration, result, read} = trial;
      const weights = await read(trialFiles.weights);
      opened.push({trial, trained: openTrained(result.trial.model, shapeOf(configuration.dataset), weights)});
    }
    return await use(opened);
  } finally {
    for (const {trained} of opened) trained.dispose();
  }
}

/** The probability of each class for each image, [count, classes]. */
export async function probabilitiesOf(trained: Trained, split: Split): Promise<Float32Array> {
  const {predictProbabilities} = await import('../training/predict.ts');
  return predictProbabilities(trained, split);
}

/** The class that each image of a split most probably has, by its probabilities, [count, classes]. */
export function classesOf(probabilities: ArrayLike<number>, {shape}: Pick<Split, 'shape'>): Uint8Array {
  return predictedLabels(probabilities, shape.classCount);
}
