import jStat from 'jstat';
import {spread} from './spread.ts';

/** A t-test of two means. */
export interface TTest {
  t: number; // of the second less the first; 0 where there is no noise to measure by
  freedom: number; // degrees of; 0 where there is none
  p: number; // two-sided
  error: number; // the standard error of the difference
}

/**
 * Whether values that come in pairs have the same mean, by the differences of the second less the first: Student, "The
 * probable error of a mean", Biometrika 6, 1908. Where they show no noise, nothing is told apart.
 */
export function pairedTest(first: ArrayLike<number>, second: ArrayLike<number>): TTest {
  const {mean, sd} = spread(differencesOf(first, second));
  if (sd === 0) return {t: 0, freedom: 0, p: 1, error: 0};
  const freedom = first.length - 1;
  const t = (mean / sd) * Math.sqrt(first.length);
  const error = sd / Math.sqrt(first.length);
  return {t, freedom, p: Math.min(1, 2 * jStat.studentt.cdf(-Math.abs(t), freedom)), error};
}

/** The second less the first, pair by pair. */
export function differencesOf(first: ArrayLike<number>, second: ArrayLike<number>): number[] {
  if (first.length !== second.length) {
    throw new Error(`invalid pairs: ${first.length} and ${second.length} values (expected as many)`);
  }
  return Array.from(first, (value, place) => second[place]! - value);
}
