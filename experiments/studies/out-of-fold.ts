import type {DatasetName, TrainingConfig} from '../artifacts/schema.ts';
import {airbench} from './recipes.ts';
import {officialSplit} from './split.ts';
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
    name: `airbench-tiny-fold-${index + 1}`,
    title: `Airbench 16-48-64, fold ${index + 1} of ${foldCount}`,
    architecture: 'CNN',
    config: {kind: 'airbench', widths: [16, 48, 64]},
  };
}

const names: DatasetName[] = ['fashion-mnist', 'mnist'];

export const outOfFold: Study = {
  name: 'out-of-fold',
  title: 'Every training image, seen by a network that has not trained on it',
  question: 'Which labels may be wrong?',
  final: false,
  keepsWeights: true,
  configurations: names.flatMap((dataset) =>
    Array.from(
      {length: foldCount},
      (_, index): Configuration => ({
        dataset,
        model: model(index),
        split: {
          ...officialSplit,
          trainingCount: 48_000,
          validationCount: 12_000,
          fold: {count: foldCount, index},
        },
        training: training(dataset),
      }),
    ),
  ),
  seeds: [1],
};
