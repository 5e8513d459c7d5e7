import type {Images} from '../../datasets/dataset.ts';
import {countOf, imageAt, squaredDistance} from './images.ts';

/** The distance of each of the images from one image, in grey levels. */
export function distancesFrom(image: ArrayLike<number>, images: Images): number[] {
  return Array.from({length: countOf(images)}, (_, place) => Math.sqrt(squaredDistance(imageAt(images, place), image)));
}

/**
 * Chooses up to `count` images: first the one nearest to the mean, then each as far as can be from those before it.
 * T. F. Gonzalez, "Clustering to minimize the maximum intercluster distance", Theor. Comput. Sci. 38, 1985.
 */
export function farthestFirst(images: Images, mean: ArrayLike<number>, count: number): number[] {
  const fromMean = distancesFrom(mean, images);
  let gaps = fromMean.map(() => Number.POSITIVE_INFINITY); // of each image from the nearest chosen one
  const chosen: number[] = [];
  let next = fromMean.indexOf(Math.min(...fromMean));
  while (chosen.length < Math.min(count, fromMean.length)) {
    chosen.push(next);
    const fromNext = distancesFrom(imageAt(images, next), images);
    gaps = gaps.map((gap, place) => Math.min(gap, fromNext[place]!));
    next = gaps.indexOf(Math.max(...gaps));
  }
  return chosen;
}
