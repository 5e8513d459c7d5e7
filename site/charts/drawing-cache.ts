import {mkdirSync, readFileSync, renameSync, writeFileSync} from 'node:fs';
import path from 'node:path';

/** Keeps texts under names, from one build to the next. */
export interface TextCache {
  read: (name: string) => string | undefined;
  write: (name: string, text: string) => void;
}

/** Remembers nothing. */
export const noCache: TextCache = {read: () => undefined, write: () => {}};

/** Keeps each text in a file of `folder`, which may be deleted at any time. */
export function fileCache(folder: string): TextCache {
  return {
    read(name) {
      try {
        return readFileSync(path.join(folder, name), 'utf8');
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
        return undefined;
      }
    },
    write(name, text) {
      const draft = path.join(folder, `${name}.${process.pid}`);
      mkdirSync(folder, {recursive: true});
      writeFileSync(draft, text);
      renameSync(draft, path.join(folder, name));
    },
  };
}
