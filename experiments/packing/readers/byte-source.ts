import {statSync} from 'node:fs';
import {open} from 'node:fs/promises';
import {explainFailure} from '../../artifacts/explain-failure.ts';
import {nameKind, readIfThere} from '../../artifacts/files.ts';
import {asInputError, InputError} from '../input-error.ts';
import {shown} from './shown.ts';

/** Bytes that are read piece by piece. */
export interface ByteSource {
  name: string; // for messages
  size: number; // bytes
  read(start: number, length: number): Promise<Buffer>; // throws where they are not all there
}

/** What no picture and no packed IDX file comes near: 200 MB. */
const mostBytes = 200_000_000;

/** All bytes of a file, `most` of them at most; an error that names it where it cannot be read. */
export async function readBytes(file: string, most = mostBytes): Promise<Buffer> {
  let bytes: Buffer | undefined;
  try {
    bytes = await readIfThere(file, most);
  } catch (error) {
    throw asInputError(error);
  }
  if (!bytes) throw new InputError(`cannot read ${shown(file)}: it is no longer there: put it back, or begin anew`);
  return bytes;
}

/** Opens a file for `use`, and closes it whatever happens. */
export async function withFile<T>(file: string, use: (source: ByteSource) => Promise<T>): Promise<T> {
  const name = shown(file);
  try {
    const found = statSync(file);
    if (!found.isFile()) throw new InputError(`cannot read ${name}: expected a file, found ${nameKind(found)}`);
    await using handle = await open(file);
    return await use({name, size: found.size, read: (start, length) => readAll(handle, name, start, length)});
  } catch (error) {
    throw isFailure(error) ? asInputError(explainFailure(error, name, 'read')) : error;
  }
}

/** Bytes in memory. */
export function fromMemory(bytes: Buffer, name: string): ByteSource {
  const read = async (start: number, length: number) => {
    if (start + length > bytes.length) throw truncated(name, start + length);
    return bytes.subarray(start, start + length);
  };
  return {name, size: bytes.length, read};
}

const mostAtOnce = 2 ** 30; // the system reads less than 2 ** 31 bytes in one call

async function readAll(
  handle: Awaited<ReturnType<typeof open>>,
  name: string,
  start: number,
  length: number,
): Promise<Buffer> {
  const bytes = Buffer.allocUnsafe(length);
  for (let filled = 0; filled < length; ) {
    const {bytesRead} = await handle.read(bytes, filled, Math.min(length - filled, mostAtOnce), start + filled);
    if (bytesRead === 0) throw truncated(name, start + length);
    filled += bytesRead;
  }
  return bytes;
}

function truncated(name: string, end: number): InputError {
  return new InputError(`invalid end of ${name}: it ends before byte ${end}; use a copy that is whole`);
}

function isFailure(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error;
}
