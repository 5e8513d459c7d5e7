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

/** A text as an earlier build has kept it with the same `digest` of all that it comes from, or as it is made now. */
export async function kept(
  cache: BuildCache,
  name: string,
  digest: string,
  make: () => Promise<string>,
): Promise<string> {
  const head = `${digest}\n`;
  const known = cache.read(name)?.toString();
  if (known?.startsWith(head)) return known.slice(head.length);
  const made = await make();
  cache.write(name, head + made);
  return made;
}

/** Writes a file so that another build, which may be reading it, finds all of the old one or all of the new one. */
export function writeWhole(file: string, content: string | Uint8Array): void {
  const draft = `${file}.${process.pid}`;
  mkdirSync(path.dirname(file), {recursive: true});
  writeFileSync(draft, content);
  renameSync(draft, file);
}
