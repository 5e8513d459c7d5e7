import type {DatasetName, SplitConfig, TrainingConfig} from '../artifacts/schema.ts';
import {officialSplit, subjectFirst} from '../datasets/index.ts';
import {airbenchNetworks} from './airbench-networks.ts';
import {airbench} from './recipes.ts';
import type {Configuration, NamedModel, Study} from './study.ts';

// .08 peta-operations.

const foldCount = 5;

/** The recipe without label smoothing, so that probabilities are what the labels make of them. */
function training(dataset: DatasetName): TrainingConfig {
  const {labelSmoothing: _, ...unsmoothed} = airbench(dataset, 6);
  return unsmoothed;
}

function model(index: number): NamedModel {
  return {
    ...airbenchNetworks.tiny,
    name: `airbench-tiny-fold-${index + 1}`,
    title: `${airbenchNetworks.tiny.title}, fold ${index + 1} of ${foldCount}`,
  };
}

/** All images that are not for testing: those of a fold aside, all others to train on. */
function around(dataset: DatasetName, index: number): SplitConfig {
  const {trainingCount, validationCount, ...split} = officialSplit(dataset);
  const count = trainingCount + validationCount;
  const inside = Math.floor(count / foldCount);
  return {
    ...split,
    trainingCount: count - Math.ceil(count / foldCount),
    validationCount: inside,
    fold: {count: foldCount, index},
  };
}

export const outOfFold: Study = {
  name: 'out-of-fold',
  title: 'Every training image, seen by a network that has not trained on it',
  question: 'Which labels may be wrong?',
  final: false,
  keepsWeights: true,
  configurations: subjectFirst.flatMap((dataset) =>
    Array.from(
      {length: foldCount},
      (_, index): Configuration => ({
        dataset,
        model: model(index),
        split: around(dataset, index),
        training: training(dataset),
      }),
    ),
  ),
  seeds: [1],
};
