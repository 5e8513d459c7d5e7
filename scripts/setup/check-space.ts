import {cacheFolder, ensureCacheFolder} from './cache-folder.ts';
import type {SetupEffects} from './effects.ts';

/** Makes the cache folder, and fails where its disk has less room than what will come there. */
export async function checkSpace(neededBytes: number, {environment, freeBytes}: SetupEffects): Promise<void> {
  await ensureCacheFolder(environment);
  const folder = cacheFolder(environment);
  const free = await freeBytes(folder);
  if (free >= neededBytes) return;
  throw new Error(
    `too little disk space in ${folder}: ${(free / 1e9).toFixed(1)} GB free (expected ${neededBytes / 1e9} GB; make room or name another cache folder in XDG_CACHE_HOME)`,
  );
}
