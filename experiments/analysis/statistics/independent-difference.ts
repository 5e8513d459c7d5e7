import type {Interval} from '../../artifacts/schema.ts';
import type {Difference} from './difference.ts';

/** An accuracy with its 95 % interval. */
interface Estimate {
  accuracy: number;
  interval: Interval;
}

/**
 * How far the second of two accuracies on different images is above the first: G. Y. Zou and A. Donner, "Construction of
 * confidence limits about effect measures", Statistics in Medicine 27, 2008.
 */
export function independentDifference(first: Estimate, second: Estimate): Difference {
  const difference = second.accuracy - first.accuracy;
  return {
    difference,
    low: difference - Math.hypot(second.accuracy - second.interval.low, first.interval.high - first.accuracy),
    high: difference + Math.hypot(second.interval.high - second.accuracy, first.accuracy - first.interval.low),
  };
}
