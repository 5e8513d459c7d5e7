import {decodeHalf} from '../artifacts/half-precision.ts';
import type {DatasetName} from '../artifacts/schema.ts';
import {trialFiles} from '../artifacts/trial-files.ts';
import type {NamedModel} from '../studies/study.ts';
import type {Evidence, FinishedTrial, PlannedTrial} from './finding.ts';

/** A finally chosen model on one data set, with those of its seeds that have run on the test images. */
export interface FinalModel {
  dataset: DatasetName;
  model: NamedModel;
  trials: FinishedTrial[];
}

/** Whether a trial is of a finally chosen model whose probabilities are kept; experiments with models keep less of them. */
export function isFinal({study: {final, keeps = 'probabilities'}}: PlannedTrial): boolean {
  return final && keeps === 'probabilities';
}

/** The final models among the trials, in their order; a trial of two studies counts once. */
export function finalModels(trials: readonly FinishedTrial[]): FinalModel[] {
  const tested = new Map(trials.filter(({result}) => result.test).map((trial) => [trial.key, trial]));
  const nameOf = ({configuration}: FinishedTrial) => `${configuration.dataset}/${configuration.model.name}`;
  return [...Map.groupBy(tested.values(), nameOf).values()].map((seeds) => {
    const {dataset, model} = seeds[0]!.configuration;
    return {dataset, model, trials: seeds};
  });
}

/** The validation and the test images, by something of each. */
export interface Both<T> {
  validation: T;
  test: T;
}

/** What the images of a data set are. */
export async function readLabels(
  {load, loadTest}: Pick<Evidence, 'load' | 'loadTest'>,
  dataset: DatasetName,
): Promise<Both<Uint8Array>> {
  const {validation} = await load(dataset);
  return {validation: validation.labels, test: (await loadTest(dataset)).labels};
}

/** What a trained network says of them, [count, classes]; `viewed`: by several views of each. */
export async function readProbabilities(trial: FinishedTrial, viewed: boolean): Promise<Both<Float32Array>> {
  const read = async (file: string) => decodeHalf(await trial.read(file));
  return viewed
    ? {
        validation: await read(trialFiles.viewedValidationProbabilities),
        test: await read(trialFiles.viewedTestProbabilities),
      }
    : {validation: await read(trialFiles.validationProbabilities), test: await read(trialFiles.testProbabilities)};
}

/** Whether its network has looked at the images by several views too. */
export function hasViews({result}: FinishedTrial): boolean {
  return result.viewed !== undefined;
}
