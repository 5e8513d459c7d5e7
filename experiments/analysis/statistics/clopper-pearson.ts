import jStat from 'jstat';
import type {Interval} from '../../artifacts/schema.ts';

/**
 * The exact 95 % interval of a proportion, 0 ... 1: C. J. Clopper and E. S. Pearson, "The use of confidence or fiducial
 * limits", Biometrika 26, 1934. `correct` may be a mean over seeds, and so a fraction.
 */
export function clopperPearson(correct: number, count: number): Interval {
  if (!(count > 0 && correct >= 0 && correct <= count)) {
    throw new Error(`invalid proportion: ${correct} of ${count} (expected 0 ... ${count} of at least 1)`);
  }
  return {
    low: correct === 0 ? 0 : jStat.beta.inv(0.025, correct, count - correct + 1),
    high: correct === count ? 1 : jStat.beta.inv(0.975, correct + 1, count - correct),
  };
}
