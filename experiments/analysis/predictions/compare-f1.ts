import {crossedTest} from '../statistics/crossed-test.ts';
import {type Difference, differenceOf} from '../statistics/difference.ts';
import type {Classifier} from './resample-f1.ts';

/** A recipe, and F1 of each class as it might have come out, [class][draw], by the same draws of images for all. */
export interface ResampledClassifier extends Classifier {
  resampled: readonly Float64Array[];
}

/**
 * How far the second recipe's F1 of each class is above the first's: the interval by their bootstrap, p by
 * `crossedTest`, for other seeds and other images alike. F1 is no mean over images, but near it is one of what each image
 * adds: the linear term of B. Efron's infinitesimal jackknife, "The Jackknife, the Bootstrap and Other Resampling Plans",
 * 1982, chapter 6.
 */
export function compareF1(
  first: ResampledClassifier,
  second: ResampledClassifier,
  labels: Uint8Array,
): (Difference & {p: number})[] {
  return first.resampled.map((_, label) => {
    const [one, other] = [first, second].map(({predicted, resampled}) => {
      const {f1, added} = addedToF1(predicted, labels, label);
      return {accuracies: [f1], resampled: resampled[label]!, added};
    });
    return {...differenceOf(one!, other!), p: crossedTest(one!.added, other!.added).p};
  });
}

/** F1 of a class by all seeds together, and what each seed's answer to each image adds to it: these have F1 as their mean. */
function addedToF1(
  predicted: readonly Uint8Array[],
  labels: Uint8Array,
  label: number,
): {f1: number; added: Float64Array[]} {
  const found = (image: number, answer: number): number => (labels[image] === label && answer === label ? 2 : 0);
  const named = (image: number, answer: number) => Number(labels[image] === label) + Number(answer === label);
  const total = (of: typeof found) =>
    predicted.reduce((sum, seed) => sum + seed.reduce((inSeed, answer, image) => inSeed + of(image, answer), 0), 0);
  const all = total(named);
  const f1 = all === 0 ? 0 : total(found) / all;
  const mean = all / (predicted.length * labels.length) || 1;
  const added = predicted.map((seed) =>
    Float64Array.from(seed, (answer, image) => f1 + (found(image, answer) - f1 * named(image, answer)) / mean),
  );
  return {f1, added};
}
