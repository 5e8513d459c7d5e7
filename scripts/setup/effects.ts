import {statfs} from 'node:fs/promises';
import path from 'node:path';
import {fileURLToPath} from 'node:url';

/** What the set-up needs from the machine; tests bring their own. */
export interface SetupEffects {
  environment: NodeJS.ProcessEnv;
  platform: string; // as in linux-x64
  isRoot: boolean;
  packagesFolder: string; // node_modules
  freeBytes: (folder: string) => Promise<number>;
  report: (line: string) => void;
}

/** This machine. */
export const machine: SetupEffects = {
  environment: process.env,
  platform: `${process.platform}-${process.arch}`,
  isRoot: process.getuid?.() === 0,
  packagesFolder: fileURLToPath(new URL('../../node_modules', import.meta.url)),
  freeBytes: async (folder) => {
    const {bavail, bsize} = await statfs(path.resolve(folder));
    return bavail * bsize;
  },
  report: (line) => console.error(line),
};
