import {type Difference, differenceOf, type Sample} from './difference.ts';
import {type McNemar, mcnemar} from './mcnemar.ts';
import {resampleAccuracies} from './resample-accuracies.ts';

/** A trained model on some images. */
export interface Tested extends Sample {
  correct: Uint8Array; // [images], 1 = right
}

/** Trained models on the same images, [images], 1 = right, with a bootstrap over these, the same draws for all. */
export function resampleModels(models: readonly Uint8Array[], draws: number, ...path: (string | number)[]): Tested[] {
  const recipes = models.map((images, place) => ({name: String(place), correct: [images]}));
  const resampled = resampleAccuracies(recipes, draws, ...path);
  return models.map((correct, place) => ({
    correct,
    accuracies: [correct.reduce((sum, right) => sum + right, 0) / correct.length],
    resampled: resampled[place]!,
  }));
}

/** How far the second of two models is above the first, by their bootstrap and by McNemar's exact test. */
export function compareModels(first: Tested, second: Tested): Difference & McNemar {
  return {...differenceOf(first, second), ...mcnemar(first.correct, second.correct)};
}
