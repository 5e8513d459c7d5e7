import path from 'node:path';
import type {Part} from '../found.ts';
import {InputError} from '../input-error.ts';
import type {CsvFile} from './csv.ts';
import {compareParts, partNamed} from './part-names.ts';
import {shown} from './shown.ts';

/**
 * The CSV files of a folder that are meant: one for each part, where their names say so, or the only one; none where that
 * is not to be seen. Throws where two are named as the same part.
 */
export function chooseCsvFiles(files: readonly string[]): CsvFile[] {
  const named = files.map((file) => ({file, part: partIn(path.basename(file))}));
  const parts = Map.groupBy(
    named.filter(({part}) => part),
    ({part}) => part,
  );
  if (!parts.has('training') || parts.size === 1) return files.length === 1 ? [{file: files[0]!}] : [];
  for (const [part, [first, second]] of parts) {
    if (!second) continue;
    const both = `${shown(path.basename(first!.file))} and ${shown(path.basename(second.file))}`;
    throw new InputError(
      `invalid CSV files in ${shown(path.dirname(second.file))}: ${both} are both named as the ${part} part (expected one): move the other one away`,
    );
  }
  return [...parts.values()].flat().sort((a, b) => compareParts(a.part, b.part));
}

/** The part that a name says: as a word of its own, or else anywhere in it. */
function partIn(name: string): Part | undefined {
  const word = name
    .split(/[^a-z]+/i)
    .map(partNamed)
    .find((part) => part !== undefined);
  if (word) return word;
  return partNamed(/train|test|valid/i.exec(name)?.[0] ?? '');
}
