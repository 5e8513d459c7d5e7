import {mkdir, stat} from 'node:fs/promises';
import path from 'node:path';
import {explainFailure} from './explain-failure.ts';

/**
 * Makes a folder, with those above it. Node's own way tries for ever where the system says that a folder is missing
 * which is there, as in /proc.
 */
export async function makeFolder(folder: string): Promise<void> {
  try {
    await make(path.resolve(folder));
  } catch (error) {
    throw explainFailure(error, folder, 'make the folder');
  }
}

/** Another process may be making the same folders: whatever is there in the end is well. */
async function make(folder: string, isAgain = false): Promise<void> {
  try {
    await mkdir(folder);
  } catch (error) {
    if (await isFolder(folder)) return;
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || isAgain) throw error;
    await make(path.dirname(folder));
    await make(folder, true);
  }
}

async function isFolder(place: string): Promise<boolean> {
  return stat(place).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
