import {loadEngine, readBuild} from './binding.ts';

/**
 * Operations a second that so many threads reach at most: fused multiply-adds of single precision, two each. `undefined`
 * where there is no engine to measure it with.
 */
export function measurePeak(threads: number): number | undefined {
  return 'missing' in readBuild() ? undefined : loadEngine().binding.measurePeak(threads);
}
