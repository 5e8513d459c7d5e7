import type {Interval} from '../../artifacts/schema.ts';
import {percentileInterval} from './intervals.ts';
import {spread} from './spread.ts';

/** A recipe's accuracies. */
export interface Sample {
  accuracies: readonly number[]; // by seed
  resampled: Float64Array; // their mean as it might have come out, by draw
}

/** A difference of mean accuracies, -1 ... 1, with its 95 % interval. */
export interface Difference extends Interval {
  difference: number;
}

/** How far the second recipe is above the first. */
export function differenceOf(first: Sample, second: Sample): Difference {
  return combine([second], [first]);
}

/** The sum of some recipes' mean accuracies less that of others, draw by draw: a difference, or one of differences. */
export function combine(added: readonly Sample[], subtracted: readonly Sample[]): Difference {
  const total = (value: (sample: Sample) => number) =>
    added.reduce((sum, sample) => sum + value(sample), 0) - subtracted.reduce((sum, sample) => sum + value(sample), 0);
  const draws = added[0]!.resampled.map((_, draw) => total(({resampled}) => resampled[draw]!));
  const {low, high} = percentileInterval(draws);
  const difference = total(({accuracies}) => spread(accuracies).mean);
  return {difference: round(difference), low: round(low), high: round(high)};
}

/** The share of the first recipe's errors that the second does not make: at most 1, below 0 where it errs more, 0 of none. */
export function mendedShare(first: Sample, second: Sample): Interval & {share: number} {
  const mended = (before: number, after: number) => (before < 1 ? (after - before) / (1 - before) : 0);
  const {low, high} = percentileInterval(
    first.resampled.map((before, draw) => mended(before, second.resampled[draw]!)),
  );
  const share = mended(spread(first.accuracies).mean, spread(second.accuracies).mean);
  return {share: round(share), low: round(low), high: round(high)};
}

/** To millionths, so that no bound misses zero by an error of rounding. */
function round(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
