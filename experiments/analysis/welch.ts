import jStat from 'jstat';
import {spread} from './spread.ts';

/** A t-test of two means. */
export interface TTest {
  t: number; // of the second less the first; 0 where there is no noise to measure by
  freedom: number; // degrees of; 0 where there is none
  p: number; // two-sided
}

/**
 * Whether two recipes have the same mean, by the accuracies of their seeds: B. L. Welch, "The generalization of Student's
 * problem when several different population variances are involved", Biometrika 34, 1947. A single value says nothing of
 * its noise: it is taken to be the other's (Student's test). Where neither shows any, nothing is told apart.
 */
export function welch(first: readonly number[], second: readonly number[]): TTest {
  const difference = spread(second).mean - spread(first).mean;
  const [one, other] = [squaredError(first, second), squaredError(second, first)];
  const error = Math.sqrt(one + other);
  if (error === 0) return {t: 0, freedom: 0, p: 1};
  const freedom = freedomOf(first.length - 1, one, second.length - 1, other);
  const t = difference / error;
  return {t, freedom, p: Math.min(1, 2 * jStat.studentt.cdf(-Math.abs(t), freedom))};
}

/** The squared standard error of a mean. */
function squaredError(values: readonly number[], others: readonly number[]): number {
  return spread(values.length > 1 ? values : others).sd ** 2 / values.length;
}

function freedomOf(firstFreedom: number, one: number, secondFreedom: number, other: number): number {
  if (firstFreedom === 0 || secondFreedom === 0) return firstFreedom + secondFreedom;
  return (one + other) ** 2 / (one ** 2 / firstFreedom + other ** 2 / secondFreedom);
}
