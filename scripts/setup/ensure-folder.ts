import {access, constants, lstat, mkdir, stat} from 'node:fs/promises';
import path from 'node:path';
import {explainFailure} from '../../experiments/artifacts/explain-failure.ts';

/**
 * Makes a folder and those above it, and fails unless files can be put there. Step by step, since Node's own way never
 * ends where a folder such as /proc/1 takes none.
 */
export async function ensureFolder(folder: string): Promise<void> {
  const place = path.resolve(folder);
  if (await isFolder(place)) return checkWritable(place);
  await ensureFolder(path.dirname(place));
  await mkdir(place).catch((error) => {
    if (error.code === 'EEXIST') return; // another process was faster
    if (error.code === 'ENOENT') throw new Error(`cannot make ${place}: ${path.dirname(place)} takes no folders`);
    throw explainFailure(error, place, 'make');
  });
}

/** False where nothing is; throws where something else is, or what it is cannot be told. */
async function isFolder(place: string): Promise<boolean> {
  try {
    if ((await stat(place)).isDirectory()) return true;
  } catch (error) {
    const {code} = error as NodeJS.ErrnoException;
    if (code !== 'ENOENT' && code !== 'ENOTDIR') throw explainFailure(error, place, 'look at');
    if (code === 'ENOTDIR' || !(await isThere(place))) return false;
    throw new Error(`cannot use ${place} as a folder: it is a link to nowhere`);
  }
  throw new Error(`cannot use ${place} as a folder: it is a file`);
}

async function isThere(place: string): Promise<boolean> {
  return lstat(place).then(
    () => true,
    () => false,
  );
}

async function checkWritable(folder: string): Promise<void> {
  await access(folder, constants.W_OK | constants.X_OK).catch((error) => {
    throw explainFailure(error, folder, 'write to');
  });
}
