import {access, constants} from 'node:fs/promises';
import {userInfo} from 'node:os';
import path from 'node:path';
import {explainFailure} from '../../experiments/artifacts/explain-failure.ts';
import {makeFolder} from '../../experiments/artifacts/make-folder.ts';

/** The folder that all clones share: `$XDG_CACHE_HOME` or `~/.cache`, then `clothes-and-digits`; absolute. */
export function cacheFolder(environment: NodeJS.ProcessEnv = process.env): string {
  const parent = environment.XDG_CACHE_HOME || path.join(environment.HOME || homeOfUser(), '.cache');
  return path.resolve(parent, 'clothes-and-digits');
}

/** Where the data sets lie, or will lie: `<folder>/<data set>/<file>`. */
export function dataFolder(environment: NodeJS.ProcessEnv = process.env): string {
  return path.join(cacheFolder(environment), 'datasets');
}

/** Makes the folder that all clones share; where that fails, it says which variable names another. */
export async function ensureCacheFolder(environment: NodeJS.ProcessEnv): Promise<void> {
  const folder = cacheFolder(environment);
  try {
    await makeFolder(folder);
    await access(folder, constants.W_OK | constants.X_OK);
  } catch (error) {
    const variable = ['XDG_CACHE_HOME', 'HOME'].find((name) => environment[name]);
    const origin = variable ? `by ${variable}=${environment[variable]}` : "by this user's home";
    throw new Error(
      `invalid cache folder, ${origin}: ${explainFailure(error, folder, 'write to').message} (expected a folder that can be written: name one in XDG_CACHE_HOME)`,
      {cause: error},
    );
  }
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
