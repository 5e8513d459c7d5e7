import type {Interval} from '../../artifacts/schema.ts';
import {proportionInterval} from '../statistics/intervals.ts';

/** A share with its 95 % interval. */
export interface Estimate extends Interval {
  value: number;
}

/** How well one class is found. */
export interface ClassScore {
  precision: Estimate | null; // of the images taken for this class, how many are; null where none was
  recall: Estimate; // of the images of this class, how many were found
  f1: Estimate; // the harmonic mean of the two
}

/**
 * Scores each class by a confusion matrix, [true label][predicted label], added up over seeds. The intervals are those of
 * one seed's number of images: the seeds saw the same ones.
 */
export function classScores(confusion: readonly (readonly number[])[], seeds: number): ClassScore[] {
  return confusion.map((row, label) => {
    const found = row[label]!;
    const taken = confusion.reduce((sum, other) => sum + other[label]!, 0);
    const images = row.reduce((sum, value) => sum + value, 0);
    const share = (count: number) => estimate(found / seeds, count / seeds);
    return {
      precision: taken === 0 ? null : share(taken),
      recall: share(images),
      f1: harmonic(share(images + taken - found)),
    };
  });
}

function estimate(correct: number, count: number): Estimate {
  return {value: correct / count, ...proportionInterval(correct, count)};
}

/**
 * F1 from the share of images found among those of the class or taken for it, with which it rises: K. F. Y. Lam, V. Gopal
 * and J. Qian, "Confidence intervals for the F1 score: a comparison of four methods", arXiv 2309.14621.
 */
function harmonic({value, low, high}: Estimate): Estimate {
  const f1 = (share: number) => (2 * share) / (1 + share);
  return {value: f1(value), low: f1(low), high: f1(high)};
}
