import type {Judged} from '../analysis/predictions/confident-learning.ts';
import {meanProbabilities} from '../analysis/predictions/vote.ts';
import {decodeHalf} from '../artifacts/half-precision.ts';
import {trialFiles} from '../artifacts/trial-files.ts';
import type {Split} from '../datasets/dataset.ts';
import type {Evidence, FinishedTrial, PlannedTrial} from './finding.ts';
import {probabilitiesOf, withNetworks} from './kept-network.ts';

/** Images with what networks say of them that have not trained on them. */
export interface JudgedSplit extends Split, Judged {}

/** Whether a trial keeps back a fold of the official training images. */
export function isFold({configuration}: PlannedTrial): boolean {
  return configuration.split.fold !== undefined;
}

/** The images of all folds that have run, each with what its own network says of it. */
export async function judgeTraining(folds: readonly FinishedTrial[], load: Evidence['load']): Promise<JudgedSplit> {
  const parts = await Promise.all(
    folds.map(async ({configuration, read}) => {
      const {validation} = await load(configuration.dataset, configuration.split);
      return {...validation, probabilities: decodeHalf(await read(trialFiles.validationProbabilities))};
    }),
  );
  return {
    images: Buffer.concat(parts.map(({images}) => images)),
    labels: Uint8Array.from(parts.flatMap(({labels}) => [...labels])),
    shape: parts[0]!.shape,
    indices: Uint32Array.from(parts.flatMap(({indices}) => [...indices])),
    probabilities: Float32Array.from(parts.flatMap(({probabilities}) => [...probabilities])),
  };
}

/** The test images, with the mean of what the networks of all folds say of each. */
export async function judgeTest(folds: readonly FinishedTrial[], test: Split): Promise<JudgedSplit> {
  const said: Float32Array[] = [];
  for (const fold of folds) {
    said.push(await withNetworks([fold], ([opened]) => probabilitiesOf(opened!.trained, test)));
  }
  return {...test, probabilities: meanProbabilities(said)};
}
