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

async function make(folder: string): Promise<void> {
  try {
    await mkdir(folder);
  } catch (error) {
    if (await isFolder(folder)) return;
    const above = path.dirname(folder);
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || (await isFolder(above))) throw error;
    await make(above);
    await make(folder);
  }
}

async function isFolder(place: string): Promise<boolean> {
  return stat(place).then(
    (found) => found.isDirectory(),
    () => false,
  );
}
