import {readFileSync, type Stats, statSync} from 'node:fs';
import {open, readdir, rename, rm} from 'node:fs/promises';
import path from 'node:path';
import stringify from 'json-stringify-pretty-compact';
import {z} from 'zod';
import {explainFailure} from './explain-failure.ts';
import {isAlive} from './is-alive.mjs';
import {makeFolder} from './make-folder.ts';

/** What no record or picture comes near: a file above it is damaged, or none of ours. */
export const mostBytes = 2 ** 26;

const temporary = /^\.(\d+)\.tmp-/;

/**
 * Writes a file so that a reader, or a crash at any time, finds either the old content or the new one. Where that fails,
 * the error names the file, and nothing is left beside it.
 */
export async function writeAtomically(file: string, content: string | Uint8Array): Promise<void> {
  const folder = path.dirname(file);
  const draft = path.join(folder, draftName(path.basename(file)));
  try {
    await makeFolder(folder);
    await writeThrough(draft, content);
    await renameThrough(draft, file);
  } catch (error) {
    await rm(draft, {force: true}).catch(() => {}); // the first error is the one that tells
    throw explainFailure(error, file, 'write');
  }
}

/** What this process calls a file or folder that it has not finished. */
export function draftName(name: string): string {
  return `.${process.pid}.tmp-${name}`;
}

/** Renames a file or folder, and sees to it that the disk has the new name. */
export async function renameThrough(from: string, to: string): Promise<void> {
  await rename(from, to);
  const folder = await open(path.dirname(to), 'r');
  try {
    await folder.sync().catch(() => {}); // some file systems sync no folders
  } finally {
    await folder.close();
  }
}

async function writeThrough(file: string, content: string | Uint8Array): Promise<void> {
  const handle = await open(file, 'w');
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Checks a record and writes it as JSON, its keys in the schema's order. Returns whether the file changed. */
export async function writeRecord<S extends z.ZodType>(file: string, schema: S, record: z.input<S>): Promise<boolean> {
  const checked = parse(file, schema, record);
  const before = await readIfThere(file).catch(() => undefined); // what cannot be read is written anew
  if (before && holds(before, checked)) return false;
  await writeAtomically(file, format(checked));
  return true;
}

/** Whether a file says what a record does, in the same order: to lay a long record out takes longer than to read it. */
function holds(bytes: Buffer, record: unknown): boolean {
  try {
    return JSON.stringify(JSON.parse(bytes.toString())) === JSON.stringify(record);
  } catch {
    return false;
  }
}

/** Checks a record and gives the text of its file: JSON with one line for whatever fits into one. */
export function formatRecord<S extends z.ZodType>(file: string, schema: S, record: z.input<S>): string {
  return format(parse(file, schema, record));
}

function format(record: unknown): string {
  return `${stringify(record, {indent: 1, maxLength: 160})}\n`;
}

/** Reads a record; `undefined` where there is no such file, an error with file and field where it breaks the schema. */
export async function readRecord<S extends z.ZodType>(file: string, schema: S): Promise<z.output<S> | undefined> {
  const bytes = await readIfThere(file);
  return bytes && parseRecord(file, schema, bytes);
}

/** A record from the bytes of its file; an error with file and field where they break the schema. */
export function parseRecord<S extends z.ZodType>(file: string, schema: S, bytes: Buffer): z.output<S> {
  let json: unknown;
  try {
    json = JSON.parse(bytes.toString());
  } catch (error) {
    throw new Error(`invalid JSON in ${file}: ${(error as Error).message}`);
  }
  return parse(file, schema, json);
}

/**
 * The content of a file; `undefined` where there is none. An error that names it where it cannot be read, is no file, or
 * has more than `most` bytes: then nothing is read of it. Read in this thread: for hundreds of small files, handing over
 * to another one takes most of the time.
 */
export async function readIfThere(file: string, most = mostBytes): Promise<Buffer | undefined> {
  try {
    const found = statSync(file);
    if (!found.isFile() && !found.isDirectory())
      throw new Error(`cannot read ${file}: expected a file, found ${nameKind(found)}`);
    if (found.isFile() && found.size > most)
      throw new Error(`cannot read ${file}: ${found.size} bytes (expected ${most} at most)`);
    return readFileSync(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw explainFailure(error, file, 'read');
  }
}

/** What lies at a place, in a few words. */
export function nameKind(
  found: Pick<Stats, 'isFile' | 'isDirectory' | 'isSymbolicLink' | 'isFIFO' | 'isSocket'>,
): string {
  if (found.isFile()) return 'a file';
  if (found.isDirectory()) return 'a folder';
  if (found.isSymbolicLink()) return 'a link';
  if (found.isFIFO()) return 'a named pipe';
  return found.isSocket() ? 'a socket' : 'a device';
}

/** Whether a file or folder of this name is one that a write has not finished. */
export function isDraft(name: string): boolean {
  return temporary.test(name);
}

/** Removes what interrupted writes of processes that are gone have left below a folder. */
export async function sweepDrafts(folder: string): Promise<void> {
  const entries = await readdir(folder, {recursive: true, withFileTypes: true}).catch(() => []);
  for (const {name, parentPath} of entries) {
    const writer = temporary.exec(name)?.[1];
    if (writer && !isAlive(Number(writer))) await rm(path.join(parentPath, name), {force: true, recursive: true});
  }
}

function parse<S extends z.ZodType>(file: string, schema: S, value: unknown): z.output<S> {
  const {data, error} = schema.safeParse(value);
  if (error) throw new Error(`invalid record ${file}: ${z.prettifyError(error)}`);
  return data as z.output<S>;
}
