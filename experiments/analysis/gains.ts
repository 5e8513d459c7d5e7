import type {Difference} from './difference.ts';
import {percentileInterval} from './percentile-interval.ts';
import {resampleAccuracies} from './resample-accuracies.ts';
import {spread} from './spread.ts';

/** An ensemble and its members, by the images that they get right: [images], 1 = right. */
export interface Team {
  together: Uint8Array;
  members: readonly Uint8Array[];
}

/**
 * How far each ensemble's accuracy is above the mean of its members', with a paired bootstrap over the images, the same
 * draws for all: an interval for these very networks, on other images.
 */
export function gainsOverMembers(teams: readonly Team[], draws: number, ...path: (string | number)[]): Difference[] {
  if (teams.length === 0) return [];
  const everyone = teams.flatMap(({together, members}) => [together, ...members]);
  const recipes = everyone.map((correct, place) => ({name: String(place), correct: [correct]}));
  const resampled = resampleAccuracies(recipes, draws, ...path);
  let next = 0;
  return teams.map(({together, members}) => {
    const ensemble = resampled[next++]!;
    const alone = members.map(() => resampled[next++]!);
    const gains = ensemble.map((accuracy, draw) => accuracy - mean(alone.map((member) => member[draw]!)));
    return {difference: share(together) - mean(members.map(share)), ...percentileInterval(gains)};
  });
}

function share(correct: Uint8Array): number {
  return correct.reduce((sum, right) => sum + right, 0) / correct.length;
}

function mean(values: readonly number[]): number {
  return spread(values).mean;
}
