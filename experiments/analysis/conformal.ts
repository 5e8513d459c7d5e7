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
