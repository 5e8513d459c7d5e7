import type {Split} from '../../datasets/dataset.ts';
import {otherClassNeighbours} from './other-class-neighbours.ts';

/** Two images by their places in a split, the earlier first. */
export interface Pair {
  places: [number, number];
  squared: number; // distance in grey levels
}

/** The nearest pairs of different classes in a split, nearest first, no image twice; fewer where there are no more. */
export async function nearestPairs(split: Split, count: number): Promise<Pair[]> {
  // before the last pair is chosen, 2 (count - 1) images are taken: of one neighbour more, one is free
  const neighbours = await otherClassNeighbours(split, 2 * count - 1);
  const candidates = neighbours.flatMap((list, from) =>
    list.map(({place, squared}): Pair => ({places: [Math.min(from, place), Math.max(from, place)], squared})),
  );
  candidates.sort((a, b) => a.squared - b.squared || a.places[0] - b.places[0] || a.places[1] - b.places[1]);
  const taken = new Set<number>();
  const chosen: Pair[] = [];
  for (const pair of candidates) {
    if (chosen.length === count) break;
    if (pair.places.some((place) => taken.has(place))) continue;
    for (const place of pair.places) taken.add(place);
    chosen.push(pair);
  }
  return chosen;
}
