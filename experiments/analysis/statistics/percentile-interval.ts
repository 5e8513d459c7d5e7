import type {Interval} from '../../artifacts/schema.ts';

/** What the middle 95 % of resampled values span: the percentile interval of B. Efron and R. J. Tibshirani, 1993. */
export function percentileInterval(values: Float64Array): Interval {
  if (values.length === 0) throw new Error('invalid values: none (expected at least one)');
  const sorted = values.toSorted();
  const outside = Math.floor(values.length * 0.025);
  return {low: sorted[outside]!, high: sorted[sorted.length - 1 - outside]!};
}

/** Whether an interval of a difference says which way it goes. */
export function excludesZero({low, high}: Interval): boolean {
  return low > 0 || high < 0;
}
