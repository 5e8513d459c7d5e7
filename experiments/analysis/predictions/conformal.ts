import type {Interval} from '../../artifacts/schema.ts';
import {accuracyInterval} from '../statistics/intervals.ts';
import {meanOf} from '../statistics/spread.ts';

/**
 * The smallest probability with which a class belongs to the set of an image, so that sets hold the true class with
 * probability `target` or more, as long as new images are like those of calibration. Plain split conformal prediction
 * by 1 - probability: the k-th smallest such score of the n calibration images, k = (n + 1) target rounded up (M.
 * Sadinle, J. Lei and L. Wasserman, "Least ambiguous set-valued classifiers", JASA 114, 2019; A. Angelopoulos and S.
 * Bates, arXiv 2107.07511, section 1). Sets are as small as can be on average; some are empty where `target` is below
 * the network's accuracy. 0 where there are too few images for the target: then a set holds all classes.
 */
export function conformalThreshold(probabilities: ArrayLike<number>, labels: Uint8Array, target: number): number {
  const classCount = probabilities.length / labels.length;
  const ofTruth = Float64Array.from(labels, (label, image) => probabilities[image * classCount + label]!);
  const rank = Math.ceil((labels.length + 1) * target - 1e-9);
  return rank > labels.length ? 0 : ofTruth.sort()[labels.length - rank]!;
}

interface Calibration {
  target: number; // the coverage that was asked for
  calibrated: number; // images that the threshold was found by, the same for all seeds
}

/**
 * The 95 % interval of a recipe's coverage, by that of its seeds on the same test images: for other seeds, other test images
 * and other images to calibrate by. The last make the coverage vary as a Beta distribution (V. Vovk, "Conditional validity
 * of inductive conformal predictors", ACML 2012).
 */
export function coverageInterval(
  covered: readonly number[],
  images: number,
  {target, calibrated}: Calibration,
): Interval {
  const mean = meanOf(covered);
  const {low, high} = accuracyInterval(covered, images);
  const noise = 1.96 * Math.sqrt((target * (1 - target)) / (calibrated + 2));
  return {
    low: Math.max(0, mean - Math.hypot(mean - low, noise)),
    high: Math.min(1, mean + Math.hypot(high - mean, noise)),
  };
}

/** What the sets of some images are worth. */
export interface PredictionSets {
  covered: Uint8Array; // [count], 1 = the set holds the true class
  sizes: Uint8Array; // [count], how many classes it holds
}

/** The set of each image: all classes with at least the threshold's probability. */
export function predictionSets(
  probabilities: ArrayLike<number>,
  labels: Uint8Array,
  threshold: number,
): PredictionSets {
  const classCount = probabilities.length / labels.length;
  const belongs = (image: number, label: number) => probabilities[image * classCount + label]! >= threshold;
  return {
    covered: labels.map((label, image) => (belongs(image, label) ? 1 : 0)),
    sizes: labels.map((_, image) => {
      let size = 0;
      for (let label = 0; label < classCount; label++) if (belongs(image, label)) size++;
      return size;
    }),
  };
}
