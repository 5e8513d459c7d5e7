import {loadEngine} from './binding.ts';

/** Operations a second that so many threads reach at most: fused multiply-adds of single precision, two each. */
export function measurePeak(threads: number): number {
  return loadEngine().binding.measurePeak(threads);
}
