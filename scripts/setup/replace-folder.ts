import {access, constants, mkdir, realpath, rename, stat} from 'node:fs/promises';
import path from 'node:path';
import {withDraft} from './put-in-place.ts';

/**
 * Makes the folder `target` anew by filling a draft beside it, which then takes its place: until that is whole, and where
 * it never will be, `target` is as it was.
 */
export async function replaceFolder(target: string, fill: (draft: string) => Promise<void>): Promise<void> {
  const place = await realpath(target).catch(() => target); // a link goes on leading there
  await checkPlace(place);
  await withDraft(place, async (draft) => {
    await mkdir(draft);
    await fill(draft);
    await withDraft(place, async (former) => {
      await rename(place, former).catch(ignoreAbsence);
      await rename(draft, place);
    });
  }).catch((error: NodeJS.ErrnoException) => {
    throw error.code ? cannotWrite(place, error) : error;
  });
}

async function checkPlace(place: string): Promise<void> {
  const found = await stat(place).catch(ignoreAbsence);
  if (found && !found.isDirectory())
    throw new Error(`cannot write ${place}: it is a file (expected a folder, or nothing; give the file another name)`);
  for (const folder of found ? [path.dirname(place), place] : [path.dirname(place)])
    await access(folder, constants.W_OK).catch((error) => {
      if (error.code !== 'ENOENT') throw cannotWrite(folder, error);
    });
}

function ignoreAbsence(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
  return undefined;
}

/** What a system's error means for somebody who wants a folder to be written. */
export function cannotWrite(folder: string, {code, message}: Pick<NodeJS.ErrnoException, 'code' | 'message'>): Error {
  return new Error(`cannot write ${folder}: ${remedies[code ?? ''] ?? message}`);
}

const notAllowed = 'this user may not (make it writable, or work in a copy that is)';

const remedies: Record<string, string> = {
  EACCES: notAllowed,
  EPERM: notAllowed,
  EROFS: 'it is on a disk that can only be read (work in a copy elsewhere)',
  ENOSPC: 'its disk is full (make room: a build takes up to 200 MB)',
  EDQUOT: 'what this user may store is used up (make room: a build takes up to 200 MB)',
  EBUSY: 'it is the place of a mounted disk, and cannot be replaced (mount its parent folder instead)',
  EXDEV: 'it is the place of a mounted disk, and cannot be replaced (mount its parent folder instead)',
};
