import type {Split} from '../../datasets/dataset.ts';
import type {Neighbours} from './nearest.ts';

/** A test image that looks like another class. */
export interface Stray {
  place: number; // in the test split
  neighbourLabel: number; // the one label of all its nearest training images
  squared: number; // distance of the farthest of them, in grey levels
}

/** The test images whose nearest training images, all of them, carry one and the same other label; the nearest first. */
export function findStrays(training: Split, test: Split, {places, distances}: Neighbours): Stray[] {
  const k = places.length / test.labels.length;
  const strays = Array.from(test.labels, (label, place) => {
    const nearest = Array.from(places.subarray(place * k, (place + 1) * k), (near) => training.labels[near]!);
    const neighbourLabel = nearest[0]!;
    if (neighbourLabel === label || nearest.some((other) => other !== neighbourLabel)) return [];
    return [{place, neighbourLabel, squared: distances[(place + 1) * k - 1]!}];
  });
  return strays.flat().sort((a, b) => a.squared - b.squared || a.place - b.place);
}
