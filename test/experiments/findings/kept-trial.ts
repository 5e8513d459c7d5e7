import {contentKey} from '../../../experiments/artifacts/content-key.ts';
import {decodeHalf, encodeHalf} from '../../../experiments/artifacts/half-precision.ts';
import type {DatasetName, ModelConfig, Result, Run} from '../../../experiments/artifacts/schema.ts';
import {trialFiles} from '../../../experiments/artifacts/trial-files.ts';
import type {Split} from '../../../experiments/datasets/dataset.ts';
import {officialSplit} from '../../../experiments/datasets/index.ts';
import type {Evidence, FinishedTrial} from '../../../experiments/findings/finding.ts';
import {type Study, trialOf} from '../../../experiments/studies/study.ts';
import {predictProbabilities} from '../../../experiments/training/predict.ts';
import {openTrained} from '../../../experiments/training/trained.ts';
import {grey28} from '../shapes.ts';
import {randomWeights} from '../training/kept-network.ts';

/** A trial of a network with random weights, as if it had finished, and kept the weights and the probabilities. */
export function keptTrial(name: string, model: ModelConfig, test: Split, dataset: DatasetName): FinishedTrial {
  const configuration: FinishedTrial['configuration'] = {
    dataset,
    model: {name, title: name, architecture: 'CNN', config: model},
    split: officialSplit(dataset),
    training: {optimizer: {kind: 'rmsprop', learningRate: 1, decay: 1, epsilon: 1}, batchSize: 1, epochs: 1},
  };
  const study: Study = {name: 's', title: 's', question: '', final: true, configurations: [configuration], seeds: [1]};
  const weights = randomWeights(model, 1);
  const trained = openTrained(model, grey28, weights);
  const files: Record<string, Uint8Array> = {
    [trialFiles.weights]: weights,
    [trialFiles.testProbabilities]: encodeHalf(predictProbabilities(trained, test)),
  };
  trained.dispose();
  const result = {trial: trialOf(configuration, 1), files} as unknown as Result;
  return {
    ...{study, configuration, seed: 1, key: contentKey(trialOf(configuration, 1)), result, run: {} as Run},
    read: async (file) => files[file]!,
  };
}

/** All that a finding may look at, where the test images of every data set are the same. */
export function keptEvidence(trials: FinishedTrial[], test: Split): Evidence {
  return {
    trials,
    planned: trials.length,
    load: async () => ({training: test, validation: test}),
    loadTest: async () => test,
  } as Evidence;
}

/** The classes that a trial predicts. */
export async function predictedBy({read}: FinishedTrial): Promise<Uint8Array> {
  const probabilities = decodeHalf(await read(trialFiles.testProbabilities));
  return Uint8Array.from({length: probabilities.length / 10}, (_, image) => {
    const own = probabilities.subarray(image * 10, image * 10 + 10);
    return own.indexOf(Math.max(...own));
  });
}
