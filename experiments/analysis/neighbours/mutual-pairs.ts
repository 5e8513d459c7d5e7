import type {ClassNeighbours} from './class-neighbours.ts';

/** Two images of different classes, each the nearest of any other class to the other; the earlier first. */
export interface MutualPair {
  places: [number, number];
  distance: number;
}

/** All mutually nearest pairs across classes, the nearest first. */
export function mutualPairs({places, distances, classCount}: ClassNeighbours): MutualPair[] {
  const count = places.length / classCount;
  const nearest = Array.from({length: count}, (_, place) => {
    const own = distances.subarray(place * classCount, (place + 1) * classCount);
    return place * classCount + own.indexOf(Math.min(...own));
  });
  const pairs: MutualPair[] = [];
  for (const [place, cell] of nearest.entries()) {
    const other = places[cell]!;
    if (other > place && places[nearest[other]!] === place)
      pairs.push({places: [place, other], distance: distances[cell]!});
  }
  return pairs.sort((a, b) => a.distance - b.distance || a.places[0] - b.places[0]);
}
