import type {Interval} from '../../artifacts/schema.ts';

const z = 1.959963984540054; // the normal distribution's 97.5 % point

/** The 95 % interval of a proportion, 0 ... 1: E. B. Wilson, "Probable inference", J. Am. Stat. Assoc. 22, 1927. */
export function wilson(correct: number, count: number): Interval {
  if (!(count > 0 && correct >= 0 && correct <= count)) {
    throw new Error(`invalid proportion: ${correct} of ${count} (expected 0 ... ${count} of at least 1)`);
  }
  const share = correct / count;
  const weight = z ** 2 / count;
  const centre = (share + weight / 2) / (1 + weight);
  const halfWidth = (z * Math.sqrt((share * (1 - share)) / count + weight / count / 4)) / (1 + weight);
  // at 0 and at 1 one bound is the share itself, but for rounding
  return {
    low: Math.min(share, Math.max(0, centre - halfWidth)),
    high: Math.max(share, Math.min(1, centre + halfWidth)),
  };
}
