import jStat from 'jstat';

/** How far single runs of the same thing scatter: a standard deviation with its degrees of freedom. */
export interface Noise {
  sd: number;
  freedom: number;
}

/** The noise of groups of repeated runs, taken to be the same in all of them; groups of one run tell nothing. */
export function pooledNoise(groups: readonly (readonly number[])[]): Noise {
  const freedom = groups.reduce((sum, group) => sum + group.length - 1, 0);
  if (freedom < 1) throw new Error('invalid groups: no value is repeated (expected at least two in a group)');
  const squares = groups.flatMap((group) => {
    const mean = group.reduce((sum, value) => sum + value, 0) / group.length;
    return group.map((value) => (value - mean) ** 2);
  });
  return {sd: Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / freedom), freedom};
}

/**
 * How far below the highest of `count` single runs one may lie and not be told from it: so that the one that is truly the
 * best lies above in 95 % of all cases, whatever the others (S. S. Gupta, "On some multiple decision (selection and
 * ranking) rules", Technometrics 7, 1965).
 */
export function bestSubsetMargin(count: number, {sd, freedom}: Noise): number {
  return count < 2 ? 0 : dunnettPoint(count - 1, freedom) * Math.SQRT2 * sd;
}

const confidence = 0.95;
const scaleSteps = 100;
const spacing = 0.2; // between values of a standard normal variable, from -6 to 6

/** The one-sided 5 % point of C. W. Dunnett, J. Am. Stat. Assoc. 50, 1955: for so many comparisons with one and the same. */
export function dunnettPoint(comparisons: number, freedom: number): number {
  const scales = Array.from({length: scaleSteps}, (_, step) => {
    const t = (step + 0.5) / scaleSteps;
    const quantile = jStat.chisquare.inv(t * t * (3 - 2 * t), freedom); // closer together towards both ends
    return {scale: Math.sqrt(quantile / freedom), weight: (6 * t * (1 - t)) / scaleSteps};
  });
  const chanceWithin = (point: number) =>
    scales.reduce((sum, {scale, weight}) => sum + weight * chanceAbove(Math.SQRT2 * point * scale, comparisons), 0);
  let [low, high] = [0, 100];
  while (high - low > 1e-4) {
    const middle = (low + high) / 2;
    if (chanceWithin(middle) < confidence) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** The chance that a standard normal variable is above the largest of so many others less a lead. */
function chanceAbove(lead: number, others: number): number {
  let sum = 0;
  for (let value = -6; value <= 6; value += spacing) {
    sum += Math.exp((-value * value) / 2) * jStat.normal.cdf(value + lead, 0, 1) ** others;
  }
  return (sum * spacing) / Math.sqrt(2 * Math.PI);
}
