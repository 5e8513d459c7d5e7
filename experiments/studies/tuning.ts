import {officialSplit, subject} from '../datasets/index.ts';
import {rmsProp} from './recipes.ts';
import type {Configuration, NamedModel, Study} from './study.ts';

const widths = [16, 32, 64, 128];
const depths = [1, 2, 3];

/** Rows of so many widths that never fall. */
function risingRows(length: number): number[][] {
  if (length === 0) return [[]];
  return risingRows(length - 1).flatMap((row) =>
    widths.filter((width) => width >= (row.at(-1) ?? 0)).map((width) => [...row, width]),
  );
}

/** Filters of each convolution, then units of the dense layer. */
function network(row: readonly number[]): NamedModel {
  const [filters, denseUnits] = [row.slice(0, -1), row.at(-1)!];
  return {
    name: `cnn-${filters.join('-')}-dense${denseUnits}`,
    title: `CNN ${filters.join('-')}, dense ${denseUnits}`,
    architecture: 'CNN',
    config: {kind: 'convolutional', filters, pooled: 2, denseUnits, dropoutRate: 0.5},
  };
}

export const tuning: Study = {
  name: 'tuning',
  title: 'Tuning the CNN',
  question: 'How many convolutions, how many filters, how many dense units?',
  final: false,
  keeps: 'scores',
  configurations: depths
    .flatMap((depth) => risingRows(depth + 1))
    .map(
      (row): Configuration => ({
        dataset: subject,
        model: network(row),
        split: officialSplit(subject),
        training: rmsProp(64, 12),
      }),
    ),
  seeds: [1],
};
