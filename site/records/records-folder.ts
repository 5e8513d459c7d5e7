// The files of the folder of results, thousands of small ones, which are soonest read one after the other. What is wrong with one says which, what was expected, and what to do.

import {readFileSync, statSync} from 'node:fs';
import path from 'node:path';
import {packedName, readPacked} from '../../experiments/artifacts/packed-files.ts';

/** Reads a file by its path in the folder `artifacts`, and makes something of it. */
export async function readFrom<Value>(
  artifacts: string,
  file: string,
  make: (bytes: Buffer, name: string) => Value | Promise<Value>,
): Promise<Value> {
  return explained(artifacts, file, async (name) => make(readFileSync(path.join(artifacts, file)), name));
}

/** How many bytes a file has that lies beside a record. */
export async function sizeIn(artifacts: string, folder: string, file: string): Promise<number> {
  return explained(artifacts, beside(artifacts, folder, file), async () => {
    return statSync(path.join(artifacts, folder, file)).size;
  });
}

/** Reads a file that lies beside a record, and makes something of it. */
export async function readBesideIn<Value>(
  artifacts: string,
  folder: string,
  file: string,
  make: (bytes: Buffer, name: string) => Value | Promise<Value>,
): Promise<Value> {
  return readFrom(artifacts, beside(artifacts, folder, file), make);
}

/** Reads numbers that a trial has kept, unpacked. */
export async function readNumbersIn(artifacts: string, key: string, file: string): Promise<Uint8Array> {
  const place = beside(artifacts, `trials/${key}`, packedName(file));
  return explained(artifacts, place, async () => {
    const numbers = await readPacked(path.join(artifacts, 'trials', key, file));
    if (!numbers) throw Object.assign(new Error('no such file'), {code: 'ENOENT'});
    return numbers;
  });
}

/** The path of a file by the name that a record gives it; a record may name only what lies beside it. */
function beside(artifacts: string, folder: string, file: string): string {
  if (/^[\w-][\w.-]*$/.test(file)) return `${folder}/${file}`;
  const name = nameOf(artifacts, `${folder}/record`).replace(/record$/, '');
  throw new Error(
    `invalid file name in a record in ${name}: ${JSON.stringify(file)} (expected the bare name of a file beside it)\n${remedy(artifacts, `${folder}/`)}`,
  );
}

async function explained<Value>(
  artifacts: string,
  file: string,
  work: (name: string) => Promise<Value>,
): Promise<Value> {
  const name = nameOf(artifacts, file);
  try {
    return await work(name);
  } catch (error) {
    const {code, message} = error as NodeJS.ErrnoException;
    const isMissing = code === 'ENOENT' || code === 'ENOTDIR';
    const what = isMissing ? `missing file: ${name}` : code ? `cannot read ${name}: ${message}` : message;
    throw new Error(`${what}\n${remedy(artifacts, file)}`);
  }
}

/** The name of a file for those who read of it: where we are, from here. */
function nameOf(artifacts: string, file: string): string {
  const name = path.join(artifacts, file);
  const fromHere = path.relative('', name);
  return fromHere.startsWith('..') ? name : fromHere;
}

function remedy(artifacts: string, file: string): string {
  const isCommitted = path.relative('', artifacts) === 'artifacts';
  const ways = [
    ...(isCommitted ? [`git restore ${nameOf(artifacts, file)} brings the committed one back`] : []),
    ...commandFor(file).map((command) => `${command} makes what is damaged or missing again`),
  ];
  return `What to do: ${ways.join('; ') || 'take it from where the folder comes from'}.`;
}

/** The command that makes a file; none for what tells how something happened once. */
function commandFor(file: string): string[] {
  if (file.startsWith('bench/')) return [file.includes('profile') ? 'npm run profile' : 'npm run bench'];
  return /(?:^|\/)(?:run\.json|test-readings\.jsonl)$/.test(file) ? [] : ['npm run experiments'];
}
