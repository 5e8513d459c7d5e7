import type {Generator} from '../../random.ts';
import {shuffle} from '../../random.ts';
import {differencesOf} from './paired-test.ts';
import {sum} from './sums.ts';

const mostSplits = 20_000; // more are drawn from, not counted out
const draws = 10_000;

/** A permutation test. */
export interface PermutationTest {
  p: number; // two-sided
  exact: boolean; // all splits were counted, none drawn
}

/**
 * Whether it matters which values belong to which group: how many of all splits into groups of the same sizes have means
 * at least as far apart. R. A. Fisher, "The design of experiments", 1935. `random` draws splits where there are too many.
 */
export function permutationTest(
  first: readonly number[],
  second: readonly number[],
  random: Generator,
): PermutationTest {
  const values = [...first, ...second];
  const total = sum(values);
  const distance = (part: number) => Math.abs((total - part) / second.length - part / first.length);
  const observed = distance(sum(first)) - 1e-12; // sums in another order may differ by rounding
  if (countSplits(values.length, first.length) <= mostSplits) {
    const parts = [...sumsOf(values, first.length)];
    return {p: parts.filter((part) => distance(part) >= observed).length / parts.length, exact: true};
  }
  let far = 1; // the split that was observed
  for (let draw = 0; draw < draws; draw++) {
    if (distance(sum(shuffle([...values], random).slice(0, first.length))) >= observed) far++;
  }
  return {p: far / (draws + 1), exact: false};
}

/**
 * The same for values that come in pairs: how many of all exchanges within pairs have means at least as far apart. Of at
 * most 20 pairs, since all exchanges are counted.
 */
export function flipTest(first: readonly number[], second: readonly number[]): PermutationTest {
  const differences = differencesOf(first, second);
  if (differences.length > 20) throw new Error(`invalid pairs: ${differences.length} (expected at most 20)`);
  const observed = Math.abs(sum(differences)) - 1e-12;
  let far = 0;
  for (let exchange = 0; exchange < 2 ** differences.length; exchange++) {
    const exchanged = differences.map((value, pair) => ((exchange >> pair) & 1 ? -value : value));
    if (Math.abs(sum(exchanged)) >= observed) far++;
  }
  return {p: far / 2 ** differences.length, exact: true};
}

/** The sums of all subsets of a size. */
function* sumsOf(values: readonly number[], size: number, start = 0, sofar = 0): Iterable<number> {
  if (size === 0) yield sofar;
  else
    for (let place = start; place <= values.length - size; place++)
      yield* sumsOf(values, size - 1, place + 1, sofar + values[place]!);
}

function countSplits(count: number, size: number): number {
  let splits = 1;
  for (let place = 0; place < size; place++) splits *= (count - place) / (place + 1);
  return Math.round(splits);
}
