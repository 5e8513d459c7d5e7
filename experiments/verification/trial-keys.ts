import {readdir} from 'node:fs/promises';
import path from 'node:path';
import {isDraft} from '../artifacts/files.ts';

/** The keys of the trials that are on record, those of no study too. */
export async function trialKeys(artifacts: string): Promise<string[]> {
  const entries = await readdir(path.join(artifacts, 'trials'), {withFileTypes: true}).catch(() => []);
  return entries
    .filter((entry) => entry.isDirectory() && !isDraft(entry.name))
    .map(({name}) => name)
    .sort();
}
