import type {Difference} from './difference.ts';
import {percentileInterval} from './intervals.ts';
import {pairedTest} from './paired-test.ts';
import {resampleAccuracies} from './resample-accuracies.ts';
import {meanOf} from './spread.ts';

/** An ensemble and its members, by the images that they get right: [images], 1 = right. */
export interface Team {
  together: Uint8Array;
  members: readonly Uint8Array[];
}

/** How far an ensemble is above its members, and the p of that, by the images in pairs. */
export interface Gain extends Difference {
  p: number;
}

/**
 * How far each ensemble's accuracy is above the mean of its members', with a paired bootstrap over the images, the same
 * draws for all: an interval for these very networks, on other images.
 */
export function gainsOverMembers(teams: readonly Team[], draws: number, ...path: (string | number)[]): Gain[] {
  if (teams.length === 0) return [];
  const everyone = teams.flatMap(({together, members}) => [together, ...members]);
  const recipes = everyone.map((correct, place) => ({name: String(place), correct: [correct]}));
  const resampled = resampleAccuracies(recipes, draws, ...path);
  let next = 0;
  return teams.map(({together, members}) => {
    const ensemble = resampled[next++]!;
    const alone = members.map(() => resampled[next++]!);
    const gains = ensemble.map((accuracy, draw) => accuracy - meanOf(alone.map((member) => member[draw]!)));
    const {p} = pairedTest(meanRight(members), together);
    return {difference: share(together) - meanOf(members.map(share)), ...percentileInterval(gains), p};
  });
}

/** Of how many members, of all, each image is named correctly, 0 ... 1. */
function meanRight(members: readonly Uint8Array[]): Float64Array {
  return Float64Array.from(members[0]!, (_, image) => meanOf(members.map((correct) => correct[image]!)));
}

function share(correct: Uint8Array): number {
  return correct.reduce((sum, right) => sum + right, 0) / correct.length;
}
