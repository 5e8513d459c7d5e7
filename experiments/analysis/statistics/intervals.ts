// Intervals of 95 %: of proportions, accuracies, differences, means and resampled values.

import jStat from 'jstat';
import type {Interval} from '../../artifacts/schema.ts';
import {spread} from './spread.ts';

const z = 1.959963984540054; // the normal distribution's 97.5 % point

/** The 95 % interval of a proportion, 0 ... 1: E. B. Wilson, "Probable inference", J. Am. Stat. Assoc. 22, 1927. */
export function wilson(correct: number, count: number): Interval {
  if (!(count > 0 && correct >= 0 && correct <= count)) {
    throw new Error(`invalid proportion: ${correct} of ${count} (expected 0 ... ${count} of at least 1)`);
  }
  const share = correct / count;
  const weight = z ** 2 / count;
  const centre = (share + weight / 2) / (1 + weight);
  const halfWidth = (z * Math.sqrt((share * (1 - share)) / count + weight / count / 4)) / (1 + weight);
  // at 0 and at 1 one bound is the share itself, but for rounding
  return {
    low: Math.min(share, Math.max(0, centre - halfWidth)),
    high: Math.max(share, Math.min(1, centre + halfWidth)),
  };
}

/**
 * The exact 95 % interval of a proportion, 0 ... 1: C. J. Clopper and E. S. Pearson, "The use of confidence or fiducial
 * limits", Biometrika 26, 1934. `correct` may be a mean over seeds, and so a fraction.
 */
export function clopperPearson(correct: number, count: number): Interval {
  if (!(count > 0 && correct >= 0 && correct <= count)) {
    throw new Error(`invalid proportion: ${correct} of ${count} (expected 0 ... ${count} of at least 1)`);
  }
  return {
    low: correct === 0 ? 0 : jStat.beta.inv(0.025, correct, count - correct + 1),
    high: correct === count ? 1 : jStat.beta.inv(0.975, correct + 1, count - correct),
  };
}

const few = 10; // from so many of either kind on, Wilson's interval is as good as the exact one, and shorter

/** The 95 % interval of a proportion, 0 ... 1: Wilson's, or Clopper and Pearson's where under ten are wrong, or right. */
export function proportionInterval(correct: number, count: number): Interval {
  return Math.min(correct, count - correct) < few ? clopperPearson(correct, count) : wilson(correct, count);
}

/**
 * The 95 % interval of a recipe's accuracy, 0 ... 1, by the accuracies of its seeds on the same `images`: for other images
 * (`proportionInterval`) and, where there are several seeds, for other seeds too (Student's). The two are put together as
 * those of independent estimates: G. Y. Zou and A. Donner, "Construction of confidence limits about effect measures",
 * Statistics in Medicine 27, 2008.
 */
export function accuracyInterval(accuracies: readonly number[], images: number): Interval {
  const {mean, sd} = spread(accuracies);
  const {low, high} = proportionInterval(mean * images, images);
  const noise = accuracies.length < 2 ? 0 : studentHalfWidth(sd, accuracies.length);
  return {
    low: Math.max(0, mean - Math.hypot(mean - low, noise)),
    high: Math.min(1, mean + Math.hypot(high - mean, noise)),
  };
}

/** So many correct of so many. */
export interface Share {
  correct: number; // may be a mean, and so a fraction
  count: number;
}

/**
 * The 95 % interval of the difference of two independent proportions, -1 ... 1: R. G. Newcombe, "Interval estimation for
 * the difference between independent proportions", Statistics in Medicine 17, 1998, method 10.
 */
export function newcombe(one: Share, other: Share): Interval {
  const [share, otherShare] = [one.correct / one.count, other.correct / other.count];
  const [near, far] = [wilson(one.correct, one.count), wilson(other.correct, other.count)];
  const difference = share - otherShare;
  return {
    low: difference - Math.hypot(share - near.low, far.high - otherShare),
    high: difference + Math.hypot(near.high - share, otherShare - far.low),
  };
}

/** The 95 % interval of the mean of a few normal values: Student's. Null for a single one, which tells of no noise. */
export function studentInterval(values: readonly number[]): Interval | null {
  if (values.length < 2) return null;
  const {mean, sd} = spread(values);
  const halfWidth = studentHalfWidth(sd, values.length);
  return {low: mean - halfWidth, high: mean + halfWidth};
}

function studentHalfWidth(sd: number, count: number): number {
  return (jStat.studentt.inv(0.975, count - 1) * sd) / Math.sqrt(count);
}

/** The 95 % interval of the mean of many values, by the central limit theorem. */
export function meanInterval(values: ArrayLike<number>): Interval {
  const {mean, sd} = spread(Array.from(values));
  const halfWidth = (z * sd) / Math.sqrt(values.length);
  return {low: mean - halfWidth, high: mean + halfWidth};
}

/** What the middle 95 % of resampled values span: the percentile interval of B. Efron and R. J. Tibshirani, 1993. */
export function percentileInterval(values: Float64Array): Interval {
  if (values.length === 0) throw new Error('invalid values: none (expected at least one)');
  const sorted = values.toSorted();
  const outside = Math.floor(values.length * 0.025);
  return {low: sorted[outside]!, high: sorted[sorted.length - 1 - outside]!};
}

/** Whether an interval of a difference says which way it goes. */
export function excludesZero({low, high}: Interval): boolean {
  return low > 0 || high < 0;
}
