import type {ClassNeighbours} from './class-neighbours.ts';
import type {MutualPair} from './mutual-pairs.ts';

/**
 * The nearest pairs of images of two classes, each the nearest of its class to the other, the nearest first; the first
 * image is of the first class.
 */
export function pairsOfClasses(
  {places, distances, classCount}: ClassNeighbours,
  labels: Uint8Array,
  [one, other]: readonly [number, number],
): MutualPair[] {
  const pairs: MutualPair[] = [];
  for (const [place, label] of labels.entries()) {
    if (label !== one) continue;
    const near = places[place * classCount + other]!;
    if (near >= 0 && places[near * classCount + one] === place)
      pairs.push({places: [place, near], distance: distances[place * classCount + other]!});
  }
  return pairs.sort((a, b) => a.distance - b.distance || a.places[0] - b.places[0]);
}
