import jStat from 'jstat';
import {numbersOf, type Reading} from './numbers.ts';

/** What became of a number. */
export type Verdict =
  | 'real' // more than the seeds explain: p < .05
  | 'noise' // no more than other seeds would make
  | 'unjudged' // changed, and nothing says how much it varies
  | 'new'
  | 'gone';

/** A number that is not the same in two versions of the results. */
export interface Change {
  record: string; // its file
  address: string; // in the record
  before: number | undefined;
  after: number | undefined;
  verdict: Verdict;
  p?: number; // Welch's test of the two means, where the seeds tell
}

const level = 0.05;

/** What differs between two versions of a record; `undefined` is a record that is not there. */
export function compareRecords(record: string, before: unknown, after: unknown): Change[] {
  const [old, young] = [numbersOf(before ?? null), numbersOf(after ?? null)];
  return [...new Set([...old.keys(), ...young.keys()])].flatMap((address) => {
    const change = judge(old.get(address), young.get(address));
    return change ? [{record, address, ...change}] : [];
  });
}

function judge(
  before: Reading | undefined,
  after: Reading | undefined,
): Omit<Change, 'record' | 'address'> | undefined {
  const values = {before: before?.value, after: after?.value};
  if (!before) return {...values, verdict: 'new'};
  if (!after) return {...values, verdict: 'gone'};
  if (before.value === after.value) return undefined;
  const p = chanceOf(before, after);
  if (p === undefined) return {...values, verdict: 'unjudged'};
  return {...values, verdict: p < level ? 'real' : 'noise', p};
}

/**
 * How often two means so far apart would come of chance in the seeds alone: Welch's test, two-sided. Seeds that both
 * versions share make it careful: it then calls a change noise more often than it should. Unknown without two seeds each.
 */
function chanceOf(before: Reading, after: Reading): number | undefined {
  const [one, other] = [before, after].map(({spread}) => spread);
  if (!one || !other || one.seeds < 2 || other.seeds < 2) return undefined;
  const [first, second] = [one.sd ** 2 / one.seeds, other.sd ** 2 / other.seeds];
  if (first + second === 0) return undefined;
  const t = (after.value - before.value) / Math.sqrt(first + second);
  const freedom = (first + second) ** 2 / (first ** 2 / (one.seeds - 1) + second ** 2 / (other.seeds - 1));
  return 2 * jStat.studentt.cdf(-Math.abs(t), freedom);
}
