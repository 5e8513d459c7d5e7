import jStat from 'jstat';
import type {Interval} from '../../artifacts/schema.ts';
import {proportionInterval} from './proportion-interval.ts';
import {spread} from './spread.ts';

/**
 * The 95 % interval of a recipe's accuracy, 0 ... 1, by the accuracies of its seeds on the same `images`: for other images
 * (`proportionInterval`) and, where there are several seeds, for other seeds too (Student's). The two are put together as
 * those of independent estimates: G. Y. Zou and A. Donner, "Construction of confidence limits about effect measures",
 * Statistics in Medicine 27, 2008.
 */
export function accuracyInterval(accuracies: readonly number[], images: number): Interval {
  const {mean, sd} = spread(accuracies);
  const {low, high} = proportionInterval(mean * images, images);
  const seeds = accuracies.length;
  const noise = seeds < 2 ? 0 : (jStat.studentt.inv(0.975, seeds - 1) * sd) / Math.sqrt(seeds);
  return {
    low: Math.max(0, mean - Math.hypot(mean - low, noise)),
    high: Math.min(1, mean + Math.hypot(high - mean, noise)),
  };
}
