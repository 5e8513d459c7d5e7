import assert from 'node:assert/strict';
import {test} from 'node:test';
import {imageAt} from '../../../experiments/analysis/images/images.ts';
import {encodeHalf} from '../../../experiments/artifacts/half-precision.ts';
import {labelErrorsSchema, type ModelConfig, type Result} from '../../../experiments/artifacts/schema.ts';
import {trialFiles} from '../../../experiments/artifacts/trial-files.ts';
import type {Split} from '../../../experiments/datasets/dataset.ts';
import {officialSplit} from '../../../experiments/datasets/index.ts';
import type {Evidence, FinishedTrial} from '../../../experiments/findings/finding.ts';
import {labelErrors} from '../../../experiments/findings/label-errors.ts';
import type {Study} from '../../../experiments/studies/study.ts';
import {mixtures} from '../analysis/mixtures.ts';
import {imageSize} from '../shapes.ts';

const inputs = {source: '0'.repeat(64), trials: '0'.repeat(64)};
const linear: ModelConfig = {kind: 'dense', hiddenUnits: [], dropoutRate: 0};

/** Mixtures whose first pixels tell the class: so a linear network can know it. */
function readable(perClass: number, seed: number, first = 0): Split {
  const split = mixtures(perClass, seed);
  for (const [place, label] of split.labels.entries()) {
    split.images.fill(0, place * imageSize, place * imageSize + 10);
    split.images[place * imageSize + label] = 255;
  }
  return {...split, indices: split.indices.map((index) => index + first)};
}

const [training, validation, tested] = [readable(100, 1, 100), readable(10, 5), readable(30, 2)];
training.images.set(imageAt(tested, 41), 500 * imageSize);
training.labels[123] = 8; // is a 3
tested.labels[17] = 2; // is a 7

/** The weights of a network that reads the class off the first pixels. */
function readingWeights(): Uint8Array {
  const kernel = new Float32Array(imageSize * 10);
  for (let label = 0; label < 10; label++) kernel[label * 10 + label] = 8;
  return encodeHalf([...kernel, ...new Float32Array(10)]);
}

function spell(labels: readonly number[], sure = 0.99): Uint8Array {
  return encodeHalf(labels.flatMap((label) => Array.from({length: 10}, (_, each) => (each === label ? sure : 0.001))));
}

function trial(name: string, fold: number | undefined, files: Record<string, Uint8Array>): FinishedTrial {
  const study: Study = {name, title: '', question: '', final: fold === undefined, configurations: [], seeds: [1]};
  const model = {name, title: name, architecture: 'Linear', config: linear};
  const split =
    fold === undefined ? officialSplit('mnist') : {...officialSplit('mnist'), fold: {count: 5, index: fold}};
  return {
    study,
    configuration: {dataset: 'mnist', model, split, training: {} as never},
    seed: 1,
    key: name,
    result: {trial: {model: linear}, files, test: fold === undefined ? {} : null} as unknown as Result,
    run: {} as never,
    read: async (file) => files[file]!,
  };
}

const truth = (split: Split) => [...split.labels.keys()].map((place) => place % 10);
const fold = trial('fold-1', 0, {
  [trialFiles.validationProbabilities]: spell(truth(training)),
  [trialFiles.weights]: readingWeights(),
});
const final = trial('final', undefined, {
  [trialFiles.validationProbabilities]: spell(truth(validation)),
  [trialFiles.testProbabilities]: spell(truth(tested).map((label, place) => (place === 41 ? 9 : label))),
});

function evidence(trials: FinishedTrial[]): Evidence {
  return {
    trials,
    planned: 3,
    load: async (_, split) => ({training, validation: split?.fold ? training : validation}),
    loadTest: async () => tested,
  };
}

test('label-errors names the planted errors, in training and in test', async () => {
  const {record, files} = await labelErrors.find(evidence([fold, final]));
  const {datasets} = labelErrorsSchema.parse({inputs, ...record});
  const found = datasets.find(({dataset}) => dataset === 'mnist')!;
  assert.deepEqual(found.folds, {finished: 1, planned: 5});
  assert.deepEqual(found.training!.sheet.images, [{split: 'training', index: 223, label: 8}]);
  assert.deepEqual([found.training!.worst[0]!.likely, found.training!.suspects], [3, 1]);
  assert.deepEqual(found.test!.sheet.images, [{split: 'test', index: 17, label: 2}]);
  assert.deepEqual([found.test!.worst[0]!.likely, found.test!.confident[2]![7]], [7, 1]);
  assert.ok(Math.abs(found.test!.errorRate - 1 / 300) < 1e-3);
  assert.match(
    String(files!['suspects.csv']),
    /^data set,.*\nmnist,training,223,8,3,-0\.989\d?\nmnist,test,17,2,7,-0\.99/,
  );
});

test('label-errors gives the accuracy of a final model three times over', async () => {
  const {record} = await labelErrors.find(evidence([fold, final]));
  const [row, ...others] = labelErrorsSchema.parse({inputs, ...record}).accuracies;
  assert.equal(others.length, 0);
  // wrong are 41, which has a twin, and 17, whose label is
  assert.deepEqual([row!.official.images, row!.official.mean], [300, 298 / 300]);
  assert.deepEqual([row!.withoutSuspects!.images, row!.withoutSuspects!.mean], [299, 298 / 299]);
  const {images, mean} = row!.withoutNearDuplicates;
  assert.ok(images < 300 && Math.abs(images * (1 - mean) - 1) < 1e-9);
});

test('label-errors says what is missing while no fold has run', async () => {
  const {record} = await labelErrors.find(evidence([final]));
  const {datasets, accuracies} = labelErrorsSchema.parse({inputs, ...record});
  assert.deepEqual(
    datasets.map(({training, test}) => [training, test]),
    [
      [null, null],
      [null, null],
    ],
  );
  assert.equal(accuracies[0]!.withoutSuspects, null);
});
