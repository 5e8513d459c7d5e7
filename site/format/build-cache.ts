// What a build makes and the next one need not make again. The folder may be deleted at any time.

import {mkdirSync, readFileSync, renameSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import v8 from 'node:v8';

type Kept = Buffer<ArrayBuffer>;

/** Keeps contents under names. */
export interface BuildCache {
  read: (name: string) => Kept | undefined;
  write: (name: string, content: string | Uint8Array) => void;
}

/** Remembers nothing. */
export const noCache: BuildCache = {read: () => undefined, write: () => {}};

const opened = new Map<string, BuildCache>();
let dropsUnasked = true;

/** Lets this build drop nothing: what it does not ask for may belong to files that it takes over from the last one. */
export function dropNothing(): void {
  dropsUnasked = false;
}

/** What builds keep of one kind; written when this one ends. */
export function buildCache(kind: 'charts' | 'hashes' | 'pictures'): BuildCache {
  const file = path.join(process.env.CACHE_DIR || 'node_modules/.astro', `kept-${kind}`);
  const known = opened.get(file);
  if (known) return known;
  const cache = packedCache(file);
  opened.set(file, cache);
  process.once('exit', (code) => cache.save({whole: code === 0 && dropsUnasked}));
  return cache;
}

/**
 * Keeps all contents in one file, which `save` writes: thousands of small files cost more than what is in them. After a
 * build that went through (`whole`), what it has not asked for is kept no longer.
 */
export function packedCache(file: string): BuildCache & {save: (build: {whole: boolean}) => void} {
  const before = readPack(file);
  const now = new Map<string, Kept>();
  return {
    read(name) {
      const content = now.get(name) ?? before.get(name);
      if (content) now.set(name, content);
      return content;
    },
    write: (name, content) => void now.set(name, Buffer.from(content)),
    save({whole}) {
      const all = whole ? now : new Map([...before, ...now]);
      const isSame = all.size === before.size && [...all].every(([name, content]) => before.get(name) === content);
      if (!isSame) writeWhole(file, v8.serialize(all));
    },
  };
}

function readPack(file: string): Map<string, Kept> {
  try {
    const pack = v8.deserialize(readFileSync(file));
    if (pack instanceof Map) return pack;
  } catch {
    // not there, damaged, or of another Node.js: all is made again
  }
  return new Map();
}

/** What is kept under a name that tells all that it comes from, or what is made now. */
export async function once<Content extends string | Uint8Array>(
  cache: BuildCache,
  name: string,
  make: () => Promise<Content>,
): Promise<Content | Kept> {
  const known = cache.read(name);
  if (known) return known;
  const made = await make();
  cache.write(name, made);
  return made;
}

/** Writes a file so that another build, which may be reading it, finds all of the old one or all of the new one. */
export function writeWhole(file: string, content: string | Uint8Array): void {
  const draft = `${file}.${process.pid}`;
  mkdirSync(path.dirname(file), {recursive: true});
  writeFileSync(draft, content);
  renameSync(draft, file);
}
