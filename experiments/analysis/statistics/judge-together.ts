import type {Interval} from '../../artifacts/schema.ts';
import {holm} from './holm.ts';
import {excludesZero} from './intervals.ts';

/** What becomes of a difference among others. */
export interface Judged {
  adjusted: number; // p, by Holm, for all that are looked at together
  apart: boolean; // more than chance
}

const level = 0.05;

/**
 * Judges differences that are looked at together, where there are any. More than chance are those whose p, adjusted for
 * all, is at most .05 and whose interval excludes zero. What is missing of `asked` ones counts as no difference.
 */
export function judgeTogether<Tested extends Interval & {p: number}>(
  differences: readonly (Tested | null)[],
  asked = 0,
): ((Tested & Judged) | null)[] {
  const values = differences.flatMap((each) => each?.p ?? []);
  const missing = new Array<number>(Math.max(0, asked - values.length)).fill(1);
  const all = holm([...values, ...missing]).values();
  return differences.map((each) => {
    if (!each) return null;
    const adjusted = all.next().value!;
    return {...each, adjusted, apart: adjusted <= level && excludesZero(each)};
  });
}
