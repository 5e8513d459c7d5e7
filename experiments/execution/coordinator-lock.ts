import {realpath, rm} from 'node:fs/promises';
import path from 'node:path';
import {DatabaseSync} from 'node:sqlite';
import {setTimeout} from 'node:timers/promises';
import {z} from 'zod';
import {readRecord, writeRecord} from '../artifacts/files.ts';
import {makeFolder} from '../artifacts/make-folder.ts';
import {coordinatorFolder} from './manifest.ts';

const holderSchema = z.strictObject({pid: z.int(), since: z.iso.datetime(), command: z.string()});

type Holder = z.infer<typeof holderSchema>;

interface Waiting {
  wait: boolean; // for the other to end, instead of failing
  signal: AbortSignal; // ends the waiting
  print: (line: string) => void;
}

const interval = 200; // milliseconds between two tries

/**
 * Makes this process the only one that computes results in a folder, until it ends or lets go; whatever ends it, the
 * system frees the lock. Where another holds it, says which. Resolves to `undefined` where the waiting was ended.
 */
export async function lockFolder(artifacts: string, waiting: Waiting): Promise<AsyncDisposable | undefined> {
  const folder = await prepare(artifacts);
  const holderFile = path.join(folder, 'holder.json');
  for (let told = false; !waiting.signal.aborted; told = true) {
    const database = await tryLock(path.join(folder, 'lock'));
    if (database) {
      await writeRecord(holderFile, holderSchema, describeSelf());
      return {
        async [Symbol.asyncDispose]() {
          await rm(holderFile, {force: true});
          database.close();
        },
      };
    }
    const holder = await readRecord(holderFile, holderSchema).catch(() => undefined);
    if (!waiting.wait) throw new Error(`${tell(holder, artifacts)} ${remedy}`);
    if (!told) waiting.print(`${tell(holder, artifacts)} Waiting until it has ended; Ctrl-C stops that.`);
    await setTimeout(interval, undefined, {signal: waiting.signal}).catch(() => {});
  }
  return undefined;
}

const remedy =
  'Wait for it with --wait, stop it with Ctrl-C where it runs (nothing is lost), or compute elsewhere with --artifacts.';

/** A folder that is the same by whatever links it is reached. */
async function prepare(artifacts: string): Promise<string> {
  await makeFolder(artifacts);
  const folder = path.join(await realpath(artifacts), coordinatorFolder);
  await makeFolder(folder);
  return folder;
}

/** SQLite's lock on a file that stays empty: of all that Node offers, the one that the system frees by itself. */
async function tryLock(file: string): Promise<DatabaseSync | undefined> {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(file, {timeout: 0});
    database.exec('BEGIN EXCLUSIVE');
    return database;
  } catch (error) {
    database?.close();
    const code = ((error as {errcode?: number}).errcode ?? 0) % 256; // without what SQLite adds to tell more
    if (code === busy) return undefined;
    throw new Error(`cannot lock ${file}: ${(error as Error).message} (${expected[code] ?? expected[cannotOpen]})`);
  }
}

const busy = 5; // SQLITE_BUSY
const cannotOpen = 14;

/** By SQLite's codes, what a lock needs. */
const expected: Record<number, string> = {
  10: 'expected a disk that can lock files, as some of the network cannot: compute on another, with --artifacts',
  13: 'expected room on the disk: make some, and run the same command again',
  [cannotOpen]: 'expected a file, or nothing, in a folder that this user may write to: delete what lies there',
  15: 'expected a disk that can lock files, as some of the network cannot: compute on another, with --artifacts',
  26: 'expected a file of this command, or nothing: delete it, and run the same command again',
};

function describeSelf(): Holder {
  const since = new Date(Date.now() - process.uptime() * 1000).toISOString();
  return {pid: process.pid, since, command: ['npm run experiments --', ...process.argv.slice(2)].join(' ')};
}

function tell(holder: Holder | undefined, artifacts: string): string {
  if (!holder) return `Another process computes results in ${artifacts}.`;
  const {pid, since, command} = holder;
  return `Process ${pid} computes results in ${artifacts}, since ${since}: ${command}.`;
}
