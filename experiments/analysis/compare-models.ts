import {type Difference, differenceOf} from './difference.ts';
import {type McNemar, mcnemar} from './mcnemar.ts';
import {resampleAccuracies} from './resample-accuracies.ts';

/**
 * Two trained models on the same images, [images], 1 = right: how far the second is above the first, by a bootstrap over
 * the images, and McNemar's exact test.
 */
export function compareModels(
  first: Uint8Array,
  second: Uint8Array,
  draws: number,
  ...path: (string | number)[]
): Difference & McNemar {
  const recipes = [first, second].map((images, place) => ({name: String(place), correct: [images]}));
  const resampled = resampleAccuracies(recipes, draws, ...path);
  const sample = (images: Uint8Array, place: number) => ({
    accuracies: [images.reduce((sum, right) => sum + right, 0) / images.length],
    resampled: resampled[place]!,
  });
  return {...differenceOf(sample(first, 0), sample(second, 1)), ...mcnemar(first, second)};
}
