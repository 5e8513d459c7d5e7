import {randomUUID} from 'node:crypto';
import {mkdir, readdir, rename, rm} from 'node:fs/promises';
import path from 'node:path';
import {isAlive} from './is-alive.mjs';

/**
 * Makes the file or folder `target` by filling a draft beside it and renaming that: `target` is whole or absent, even
 * after a kill. Of two processes at once the first one's folder stays.
 */
export function putInPlace(target: string, fill: (draft: string) => Promise<void>): Promise<void> {
  return withDraft(target, async (draft) => {
    await fill(draft);
    await renameUnlessThere(draft, target);
  });
}

/** Names a path beside `target` and deletes what `use` leaves there; sweeps drafts whose process was killed. */
export async function withDraft(target: string, use: (draft: string) => Promise<void>): Promise<void> {
  await mkdir(path.dirname(target), {recursive: true});
  await sweepDrafts(target);
  const draft = `${target}.draft-${process.pid}-${randomUUID().slice(0, 8)}`;
  try {
    await use(draft);
  } finally {
    await rm(draft, {recursive: true, force: true});
  }
}

async function renameUnlessThere(draft: string, target: string): Promise<void> {
  try {
    await rename(draft, target);
  } catch (error) {
    const {code} = error as NodeJS.ErrnoException;
    if (code !== 'ENOTEMPTY' && code !== 'EEXIST') throw error;
  }
}

async function sweepDrafts(target: string): Promise<void> {
  const drafts = `${path.basename(target)}.draft-`;
  for (const name of await readdir(path.dirname(target))) {
    if (!name.startsWith(drafts) || isAlive(Number.parseInt(name.slice(drafts.length), 10))) continue;
    await rm(path.join(path.dirname(target), name), {recursive: true, force: true});
  }
}
