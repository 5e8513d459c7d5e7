import type {Split} from '../../datasets/dataset.ts';
import {imagesAt, placesByLabel} from '../images/images.ts';
import {squaredPixels} from './metrics.ts';
import {nearest} from './nearest.ts';
import {pixelsOf} from './rows.ts';

/** An image near another one. */
export interface Neighbour {
  place: number; // in the split
  squared: number; // distance in grey levels
}

/** The nearest images of other classes to each image of a split, nearest first: `k`, or all where there are fewer. */
export async function otherClassNeighbours(split: Split, k: number): Promise<Neighbour[][]> {
  const {labels} = split;
  const neighbours = Array.from(labels, (): Neighbour[] => []);
  for (const [label, places] of placesByLabel(split).entries()) {
    const others = [...labels.keys()].filter((place) => labels[place] !== label);
    const length = Math.min(k, others.length);
    if (places.length === 0 || length === 0) continue;
    const found = await nearest(
      pixelsOf(imagesAt(split, places)),
      pixelsOf(imagesAt(split, others)),
      length,
      squaredPixels,
    );
    for (const [i, place] of places.entries()) {
      neighbours[place] = Array.from({length}, (_, rank) => ({
        place: others[found.places[i * length + rank]!]!,
        squared: found.distances[i * length + rank]!,
      }));
    }
  }
  return neighbours;
}
