import {userInfo} from 'node:os';
import path from 'node:path';
import {ensureFolder} from './ensure-folder.ts';

/** The folder that all clones share: `$XDG_CACHE_HOME` or `~/.cache`, then `clothes-and-digits`; absolute. */
export function cacheFolder(environment: NodeJS.ProcessEnv = process.env): string {
  const parent = environment.XDG_CACHE_HOME || path.join(environment.HOME || homeOfUser(), '.cache');
  return path.resolve(parent, 'clothes-and-digits');
}

/** Makes the folder that all clones share; where that fails, it says which variable names another. */
export async function ensureCacheFolder(environment: NodeJS.ProcessEnv): Promise<void> {
  const folder = cacheFolder(environment);
  await ensureFolder(folder).catch((error) => {
    const variable = ['XDG_CACHE_HOME', 'HOME'].find((name) => environment[name]);
    const origin = variable ? `by ${variable}=${environment[variable]}` : "by this user's home";
    throw new Error(
      `invalid cache folder: ${folder}, ${origin}: ${error.message} (expected a folder that can be written: name one in XDG_CACHE_HOME)`,
      {cause: error},
    );
  });
}

function homeOfUser(): string {
  try {
    return userInfo().homedir;
  } catch {
    throw new Error(
      'missing HOME, and this user has no home (expected a folder for the cache: name one in XDG_CACHE_HOME)',
    );
  }
}
