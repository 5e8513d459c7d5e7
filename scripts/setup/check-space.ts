import {mkdir} from 'node:fs/promises';
import type {SetupEffects} from './effects.ts';

/** Makes a folder below the cache, and fails where its disk has less room than what will come there. */
export async function checkSpace(folder: string, neededBytes: number, {freeBytes}: SetupEffects): Promise<void> {
  await mkdir(folder, {recursive: true});
  const free = await freeBytes(folder);
  if (free >= neededBytes) return;
  throw new Error(
    `too little disk space in ${folder}: ${(free / 1e9).toFixed(1)} GB free (expected ${neededBytes / 1e9} GB; make room or name another cache folder in XDG_CACHE_HOME)`,
  );
}
