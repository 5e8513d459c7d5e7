import {mkdir, open, readdir, readFile, rename, rm} from 'node:fs/promises';
import path from 'node:path';
import stringify from 'json-stringify-pretty-compact';
import {z} from 'zod';

const temporary = /^\.(\d+)\.tmp-/;

/** Writes a file so that a reader, or a crash at any time, finds either the old content or the new one. */
export async function writeAtomically(file: string, content: string | Uint8Array): Promise<void> {
  const folder = path.dirname(file);
  await mkdir(folder, {recursive: true});
  const draft = path.join(folder, `.${process.pid}.tmp-${path.basename(file)}`);
  const handle = await open(draft, 'w');
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(draft, file);
}

/** Checks a record and writes it as JSON, its keys in the schema's order. Returns whether the file changed. */
export async function writeRecord<S extends z.ZodType>(file: string, schema: S, record: z.input<S>): Promise<boolean> {
  const json = formatRecord(file, schema, record);
  if ((await readIfThere(file))?.toString() === json) return false;
  await writeAtomically(file, json);
  return true;
}

/** Checks a record and gives the text of its file: JSON with one line for whatever fits into one. */
export function formatRecord<S extends z.ZodType>(file: string, schema: S, record: z.input<S>): string {
  return `${stringify(parse(file, schema, record), {indent: 1, maxLength: 160})}\n`;
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

/** The content of a file; `undefined` where there is none. */
export async function readIfThere(file: string): Promise<Buffer | undefined> {
  try {
    return await readFile(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
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
    if (writer && !isRunning(Number(writer))) await rm(path.join(parentPath, name), {force: true, recursive: true});
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'; // it runs, for another user
  }
}

function parse<S extends z.ZodType>(file: string, schema: S, value: unknown): z.output<S> {
  const {data, error} = schema.safeParse(value);
  if (error) throw new Error(`invalid record ${file}: ${z.prettifyError(error)}`);
  return data as z.output<S>;
}
