import {below, beside, words} from '../../drawings/part.ts';
import {write} from '../../format/numbers.ts';
import {datasetNames, descriptionOf} from '../../records/datasets.ts';
import {type Example, exampleOf} from '../../records/inside.ts';
import type {Records} from '../../records/records.ts';
import {say} from '../../report/phrases.ts';
import {joined, onSet} from '../../report/sets.ts';
import {count, decimal, text} from '../../tables/columns.ts';
import type {Figure} from '../figure.ts';
import {found, runsOfStudies} from '../sources.ts';
import {eachSet, numberGrid} from '../stills.ts';
import {examplesOf} from './examples.ts';

/** The factor of L2 in the comparison of NN and CNN; nothing while no run with it has finished. */
export function penaltyFactor({trials}: Records): number | undefined {
  return Object.values(trials).find(({result}) => result.trial.training.l2 !== undefined)?.result.trial.training.l2;
}

/** The squares of one kernel's nine weights, and what L2 adds to the loss for them. */
export function squaresOf({worked}: Example, factor: number): {squares: number[]; sum: number; penalty: number} {
  const squares = worked.convolution.kernel.map((weight) => weight ** 2);
  const sum = squares.reduce((total, square) => total + square, 0);
  return {squares, sum, penalty: sum * factor};
}

/** What the squares come to. */
export function penaltyWords(example: Example, factor: number): string {
  const {sum, penalty} = squaresOf(example, factor);
  return `The squares add up to ${write(sum, 'decimal', 3)}. Times ${write(factor, 'decimal', 3)}, this adds ${write(penalty, 'decimal', 6)} to the loss; every other kernel of the network adds its own.`;
}

/** What L2 charges for one kernel. */
export const squaredWeights: Figure = {
  id: 'squared-weights',
  body: 'each',
  ready: (records) =>
    penaltyFactor(records) !== undefined && datasetNames.every((dataset) => exampleOf(records, dataset)),
  title(records) {
    const shares = datasetNames.map((dataset, place) => {
      const {squares, sum} = squaresOf(exampleOf(records, dataset)!, penaltyFactor(records)!);
      const share = write(Math.max(...squares) / sum, 'percent', 0);
      return say`${share}${place === 0 ? ' of the price of this kernel' : ''}${onSet(dataset)}`;
    });
    return say`The largest weight makes up ${joined(shares, ', and ')}`;
  },
  finding: (records) =>
    say`A kernel of the first layer, each of its weights times itself, and the sum of these squares times the factor of L2, ${write(penaltyFactor(records)!, 'decimal', 3)}. The network was trained without L2: this is what it would have had to pay.`,
  alternative: () => 'For each data set a table of weights and a table of their squares.',
  table: (records) => ({
    columns: [text('Data set'), count('Place in the kernel'), decimal('Weight', 3), decimal('Square')],
    rows: examplesOf(records).flatMap(({dataset, example}) =>
      example.worked.convolution.kernel.map((weight, place) => [
        descriptionOf(records, dataset).title,
        place + 1,
        weight,
        weight ** 2,
      ]),
    ),
  }),
  sources: (records) => [...found(records, ['inside']), ...runsOfStudies(records, ['nn-against-cnn'])],
  still: (records) =>
    eachSet(records, (dataset) => {
      const example = exampleOf(records, dataset)!;
      const factor = penaltyFactor(records)!;
      const {kernel} = example.worked.convolution;
      const squares = numberGrid('their squares', squaresOf(example, factor).squares);
      const grids = beside([numberGrid('weights', kernel), words('→'), squares]);
      return below([grids, words(penaltyWords(example, factor))], 10);
    }),
};
