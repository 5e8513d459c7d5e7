import type {Split} from '../../datasets/dataset.ts';
import {imageAt, squaredDistance} from '../images/images.ts';
import {type Neighbour, otherClassNeighbours} from './other-class-neighbours.ts';

/** Three images by their places in a split. */
export interface Trio {
  places: [number, number, number];
  sum: number; // of the three distances, in grey levels
}

/** The three images of three different classes with the smallest sum of distances; none where there are fewer classes. */
export async function nearestTrio(split: Split): Promise<Trio | undefined> {
  for (let k = 16; ; k *= 4) {
    const neighbours = await otherClassNeighbours(split, k);
    const trio = searchTrio(split, neighbours);
    const all = neighbours.every((list) => list.length < k);
    if (all || (trio && neighbours.every((list) => !mayMiss(list, trio.sum)))) return trio;
  }
}

/**
 * Every trio has an image opposite its longest side, whose own two sides are a <= b <= the third. So it is enough to
 * look at each image with two of its neighbours at a and b, as long as a + 2 b is less than the best sum so far.
 */
function searchTrio(split: Split, neighbours: Neighbour[][]): Trio | undefined {
  const {labels} = split;
  let best: Trio | undefined;
  for (const [from, list] of neighbours.entries()) {
    for (const [i, far] of list.entries()) {
      const b = Math.sqrt(far.squared);
      if (best && Math.sqrt(list[0]!.squared) + 2 * b >= best.sum) break;
      for (const near of list.slice(0, i)) {
        const a = Math.sqrt(near.squared);
        if (best && a + 2 * b >= best.sum) break;
        if (labels[near.place] === labels[far.place]) continue;
        const c = Math.sqrt(squaredDistance(imageAt(split, near.place), imageAt(split, far.place)));
        if (!best || a + b + c < best.sum) best = {places: [from, near.place, far.place], sum: a + b + c};
      }
    }
  }
  return best;
}

/** Whether a list of neighbours ends before it is clear that its image is in no better trio. */
function mayMiss(list: Neighbour[], sum: number): boolean {
  const [first] = list;
  return first !== undefined && Math.sqrt(first.squared) + 2 * Math.sqrt(list.at(-1)!.squared) < sum;
}
