import type {Part} from '../found.ts';

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
