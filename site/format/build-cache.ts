// What a build makes and the next one need not make again. The folder may be deleted at any time.

import {mkdirSync, readFileSync, renameSync, writeFileSync} from 'node:fs';
import path from 'node:path';

/** Keeps contents under names. */
export interface BuildCache {
  read: (name: string) => Buffer | undefined;
  write: (name: string, content: string | Uint8Array) => void;
}

/** Remembers nothing. */
export const noCache: BuildCache = {read: () => undefined, write: () => {}};

/** What builds keep of one kind. */
export const buildCache = (kind: 'charts' | 'pages' | 'pictures'): BuildCache =>
  fileCache(path.join(process.env.CACHE_DIR || 'node_modules/.astro', kind));

/** Keeps each content in a file of `folder`. */
export function fileCache(folder: string): BuildCache {
  return {
    read(name) {
      try {
        return readFileSync(path.join(folder, name));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
        return undefined;
      }
    },
    write: (name, content) => writeWhole(path.join(folder, name), content),
  };
}

/** Writes a file so that another build, which may be reading it, finds all of the old one or all of the new one. */
export function writeWhole(file: string, content: string | Uint8Array): void {
  const draft = `${file}.${process.pid}`;
  mkdirSync(path.dirname(file), {recursive: true});
  writeFileSync(draft, content);
  renameSync(draft, file);
}
