import type {Interval} from '../../artifacts/schema.ts';
import {wilson} from './wilson.ts';

/** So many correct of so many. */
export interface Share {
  correct: number; // may be a mean, and so a fraction
  count: number;
}

/**
 * The 95 % interval of the difference of two independent proportions, -1 ... 1: R. G. Newcombe, "Interval estimation for
 * the difference between independent proportions", Statistics in Medicine 17, 1998, method 10.
 */
export function newcombe(one: Share, other: Share): Interval {
  const [share, otherShare] = [one.correct / one.count, other.correct / other.count];
  const [near, far] = [wilson(one.correct, one.count), wilson(other.correct, other.count)];
  const difference = share - otherShare;
  return {
    low: difference - Math.hypot(share - near.low, far.high - otherShare),
    high: difference + Math.hypot(near.high - share, otherShare - far.low),
  };
}
