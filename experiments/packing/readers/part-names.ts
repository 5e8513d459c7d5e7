import {type Part, parts} from '../found.ts';

const names: Record<Part, readonly string[]> = {
  training: ['train', 'training'],
  validation: ['val', 'valid', 'validation', 'dev'],
  test: ['test', 'testing', 'eval'],
};

/** What the usual names of parts are, to be told. */
export const partNames = Object.values(names).flat().join(', ');

/** The part that a folder, a column's value or a piece of a name stands for, in any case. */
export function partNamed(name: string): Part | undefined {
  const lower = name.trim().toLowerCase();
  return (Object.keys(names) as Part[]).find((part) => names[part].includes(lower));
}

/** Whether a part comes before, with or behind another; what belongs to none comes first. */
export function compareParts(a: Part | undefined, b: Part | undefined): number {
  const rank = (part: Part | undefined) => (part ? parts.indexOf(part) : -1);
  return rank(a) - rank(b);
}
