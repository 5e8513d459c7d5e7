import {createHash, randomUUID} from 'node:crypto';
import {readlinkSync} from 'node:fs';
import {readdir, rename, rm, stat} from 'node:fs/promises';
import {hostname} from 'node:os';
import path from 'node:path';
import {explainFailure} from '../../experiments/artifacts/explain-failure.ts';
import {isAlive} from '../../experiments/artifacts/is-alive.mjs';
import {makeFolder} from '../../experiments/artifacts/make-folder.ts';
import {interruptible} from '../interruptible.ts';

const patience = 24 * 3_600_000; // milliseconds that a draft is kept whose process cannot be seen from here

/**
 * Makes the file or folder `target` by filling a draft beside it and renaming that: `target` is whole or absent, even
 * after a kill. Of two processes at once the first one's folder stays.
 */
export function putInPlace(target: string, fill: (draft: string) => Promise<void>): Promise<void> {
  return withDraft(target, async (draft) => {
    try {
      await fill(draft);
      await renameUnlessThere(draft, target);
    } catch (error) {
      throw explainFailure(error, target, 'write');
    }
  });
}

/**
 * Names a path beside `target` and deletes what `use` leaves there, also when a signal ends it; sweeps the folder's drafts
 * whose process was killed.
 */
export async function withDraft(target: string, use: (draft: string) => Promise<void>): Promise<void> {
  await makeFolder(path.dirname(target));
  await sweepDrafts(path.dirname(target));
  const draft = `${target}.draft-${nameView()}-${process.pid}-${randomUUID().slice(0, 8)}`;
  await interruptible(async () => {
    try {
      await use(draft);
    } finally {
      await rm(draft, {recursive: true, force: true});
    }
  });
}

async function renameUnlessThere(draft: string, target: string): Promise<void> {
  try {
    await rename(draft, target);
  } catch (error) {
    const {code} = error as NodeJS.ErrnoException;
    if (code !== 'ENOTEMPTY' && code !== 'EEXIST') throw error;
  }
}

/** Sweeps all of the folder: a program that outlived its killed parent may have written on after an earlier sweep. */
async function sweepDrafts(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const [, view, owner] = /\.draft-(?:([0-9a-f]{8})-)?(\d+)-[0-9a-f]{8}$/.exec(name) ?? [];
    const draft = path.join(folder, name);
    const isLeft = view && view !== nameView() ? await isOld(draft) : owner && !isAlive(Number(owner));
    if (isLeft) await rm(draft, {recursive: true, force: true});
  }
}

/** Stands for the processes that can be seen from here: in another container, or on another machine, they are others. */
function nameView(): string {
  return createHash('sha256').update(`${hostname()} ${nameSpace()}`).digest('hex').slice(0, 8);
}

/** Linux's name for the numbers that processes have here; empty elsewhere. */
function nameSpace(): string {
  try {
    return readlinkSync('/proc/self/ns/pid');
  } catch {
    return '';
  }
}

async function isOld(draft: string): Promise<boolean> {
  const found = await stat(draft).catch(() => undefined);
  return found !== undefined && Date.now() - found.mtimeMs > patience;
}
