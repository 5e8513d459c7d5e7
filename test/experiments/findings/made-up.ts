import {scoreProbabilities} from '../../../experiments/analysis/predictions/score.ts';
import {encodeAnswers} from '../../../experiments/artifacts/answers.ts';
import {contentKey} from '../../../experiments/artifacts/content-key.ts';
import {encodeHalf} from '../../../experiments/artifacts/half-precision.ts';
import type {DatasetName, ModelConfig, Result} from '../../../experiments/artifacts/schema.ts';
import {trialFiles} from '../../../experiments/artifacts/trial-files.ts';
import type {Split} from '../../../experiments/datasets/dataset.ts';
import {officialSplit} from '../../../experiments/datasets/index.ts';
import type {Evidence, FinishedTrial} from '../../../experiments/findings/finding.ts';
import type {Study} from '../../../experiments/studies/study.ts';
import {grey28} from '../shapes.ts';

/** What a made-up network says: a guess an image, with how sure it is of it; the rest goes to all classes alike. */
type Guesses = readonly (readonly [label: number, confidence: number])[];

interface MadeUp {
  study?: string;
  model: string;
  seed: number;
  dataset?: DatasetName;
  trainingCount?: number;
  validation: Guesses;
  test?: Guesses;
  viewed?: {validation: Guesses; test: Guesses};
  changed?: Result['changed'];
}

/** A trial as if it had run on the made-up data; without test guesses its study is not final. */
export function madeUpTrial(made: MadeUp): FinishedTrial {
  const {model, seed, dataset = 'fashion-mnist', trainingCount = 55_000, validation, test, viewed, changed} = made;
  const files: Record<string, Uint8Array> = {
    [trialFiles.validationProbabilities]: encodeHalf(spell(validation)),
    ...(test && {
      [trialFiles.testProbabilities]: encodeHalf(spell(test)),
      [trialFiles.testAnswers]: encodeAnswers(Uint8Array.from(test, ([label]) => label)),
    }),
    ...(viewed && {
      [trialFiles.viewedValidationProbabilities]: encodeHalf(spell(viewed.validation)),
      [trialFiles.viewedTestProbabilities]: encodeHalf(spell(viewed.test)),
    }),
  };
  const config: ModelConfig = {kind: 'dense', hiddenUnits: [512], dropoutRate: 0};
  const study: Study = {
    name: made.study ?? 'made-up',
    title: 'Made up',
    question: 'None.',
    final: test !== undefined,
    configurations: [],
    seeds: [1, 2],
  };
  return {
    study,
    configuration: {
      dataset,
      model: {name: model, title: model.toUpperCase(), architecture: model.split('-')[0]!.toUpperCase(), config},
      split: {...officialSplit(dataset), trainingCount},
      training: {
        optimizer: {kind: 'rmsprop', learningRate: 1, decay: 0, epsilon: 1},
        batchSize: 1,
        epochs: 1,
      },
    },
    seed,
    key: contentKey([dataset, model, trainingCount, seed]),
    result: {
      parameters: 1_000,
      trainingOperations: 1e9,
      validation: score(validation, labels.validation),
      test: test ? score(test, labels.test) : null,
      ...(viewed && {
        viewed: {validation: score(viewed.validation, labels.validation), test: score(viewed.test, labels.test)},
      }),
      ...(changed && {changed}),
      files: Object.fromEntries(Object.keys(files).map((name) => [name, ''])),
    } as unknown as Result, // the rest is read by none
    run: {seconds: 1, interruptions: []} as never,
    read: async (file) => files[file]!,
  };
}

/** The labels of the made-up images: of both data sets. */
export const labels = {
  validation: Uint8Array.from({length: 20}, (_, image) => image % 10),
  test: Uint8Array.of(0, 1, 2, 3, 4),
};

/** Everything right, with this confidence but for the images named, which get another label. */
export function guesses(truth: Uint8Array, confidence: number, wrong: Record<number, number> = {}): Guesses {
  return [...truth].map((label, image) => [wrong[image] ?? label, confidence]);
}

/** The evidence of some trials, on made-up images that are all different. Notes each reading of the test split. */
export function madeUpEvidence(trials: readonly FinishedTrial[]): Evidence & {readings: DatasetName[]} {
  const readings: DatasetName[] = [];
  return {
    trials,
    planned: trials.length + 1,
    readings,
    load: async () => ({
      training: split(Uint8Array.of(5, 6, 7, 8, 9, 0), 100),
      validation: split(labels.validation, 0),
    }),
    loadTest: async (dataset) => {
      readings.push(dataset);
      return split(labels.test, 0);
    },
  };
}

/** Images of one grey level each, which grows with the place. */
function split(labels: Uint8Array, firstIndex: number): Split {
  return {
    shape: grey28,
    images: Uint8Array.from({length: labels.length * 784}, (_, pixel) => 10 * Math.floor(pixel / 784)),
    labels,
    indices: Uint32Array.from(labels, (_, place) => firstIndex + place),
  };
}

/** The probabilities that are meant, [count, 10]. */
function spell(guessed: Guesses): number[] {
  return guessed.flatMap(([label, confidence]) =>
    Array.from({length: 10}, (_, each) => (each === label ? confidence : (1 - confidence) / 9)),
  );
}

function score(guessed: Guesses, truth: Uint8Array) {
  return scoreProbabilities(spell(guessed), truth);
}
