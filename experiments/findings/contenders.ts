import {correctImages} from '../analysis/predictions/correct-images.ts';
import {crossedTest, pairedCrossedTest} from '../analysis/statistics/crossed-test.ts';
import {type Difference, differenceOf, type Sample} from '../analysis/statistics/difference.ts';
import {resampleAccuracies} from '../analysis/statistics/resample-accuracies.ts';
import {decodeHalf} from '../artifacts/half-precision.ts';
import type {DatasetName} from '../artifacts/schema.ts';
import {trialFiles} from '../artifacts/trial-files.ts';
import type {Side} from './contrasts.ts';
import {type FinalModel, finalModels, hasViews} from './final-models.ts';
import type {Evidence, FinishedTrial} from './finding.ts';

/** A final model on the test images, looking at each once or by several views. */
export interface Contender extends Sample, Required<Side> {
  dataset: DatasetName;
  final: FinalModel;
  correct: readonly Uint8Array[]; // by seed: [images], 1 = right
}

/** How often each bootstrap draws. */
export const draws = 2000;

/** Every final model on the test images of its data set; those that have views come twice. */
export async function readContenders({trials, loadTest}: Pick<Evidence, 'trials' | 'loadTest'>): Promise<Contender[]> {
  const models = Map.groupBy(finalModels(trials), ({dataset}) => dataset);
  const read = [...models].map(async ([dataset, ofDataset]) => {
    const {labels} = await loadTest(dataset);
    const looks = ofDataset.flatMap((final) => looksOf(final).map((look) => ({final, ...look})));
    const judged = await Promise.all(looks.map(async (look) => ({...look, correct: await judge(look, labels)})));
    const recipes = judged.map(({final, correct}) => ({name: final.model.name, correct})); // the same seeds for all looks
    const resampled = resampleAccuracies(recipes, draws, 'recipes', dataset);
    return judged.map(({final, viewed, correct}, place) => ({
      dataset,
      model: final.model.name,
      viewed,
      final,
      correct,
      accuracies: correct.map((images) => images.reduce((sum, right) => sum + right, 0) / images.length),
      resampled: resampled[place]!,
    }));
  });
  return (await Promise.all(read)).flat();
}

/** Whether two contenders are the same networks, which look at an image in different ways; by seed they are pairs then. */
export function areSameNetworks(first: Contender, second: Contender): boolean {
  const keys = ({final, viewed}: Contender) =>
    final.trials.filter((trial) => !viewed || hasViews(trial)).map(({key}) => key);
  return keys(first).join() === keys(second).join();
}

/** How far the second is above the first, and the p of that by their seeds and the images. */
export function testDifference(first: Contender, second: Contender): Difference & {p: number} {
  const test = areSameNetworks(first, second) ? pairedCrossedTest : crossedTest;
  return {...differenceOf(first, second), p: test(first.correct, second.correct).p};
}

type Look = {viewed: boolean; trials: readonly FinishedTrial[]};

function looksOf({trials}: FinalModel): Look[] {
  const viewed = trials.filter(hasViews);
  return [{viewed: false, trials}, ...(viewed.length > 0 ? [{viewed: true, trials: viewed}] : [])];
}

function judge({viewed, trials}: Look, labels: Uint8Array): Promise<Uint8Array[]> {
  const file = viewed ? trialFiles.viewedTestProbabilities : trialFiles.testProbabilities;
  return Promise.all(trials.map(async ({read}) => correctImages(decodeHalf(await read(file)), labels)));
}
