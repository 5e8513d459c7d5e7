import type {Interval} from '../../artifacts/schema.ts';
import {spread} from './spread.ts';

const z = 1.959963984540054; // the normal distribution's 97.5 % point

/** The 95 % interval of the mean of many values, by the central limit theorem. */
export function meanInterval(values: ArrayLike<number>): Interval {
  const {mean, sd} = spread(Array.from(values));
  const halfWidth = (z * sd) / Math.sqrt(values.length);
  return {low: mean - halfWidth, high: mean + halfWidth};
}
