import {homedir} from 'node:os';
import path from 'node:path';

/** The folder that all clones share: `$XDG_CACHE_HOME` or `~/.cache`, then `clothes-and-digits`. */
export function cacheFolder(environment: NodeJS.ProcessEnv = process.env): string {
  const home = environment.HOME ?? homedir();
  return path.join(environment.XDG_CACHE_HOME || path.join(home, '.cache'), 'clothes-and-digits');
}
