import {pipeline} from 'node:stream/promises';
import {crc32, createInflateRaw} from 'node:zlib';
import {InputError} from '../input-error.ts';
import type {ByteSource} from './byte-source.ts';
import {shown} from './shown.ts';
import type {ZipEntry} from './zip-directory.ts';

const localHeader = 0x04034b50;
const block = 2 ** 20; // bytes read at once
const [stored, deflated] = [0, 8];
const mostExpansion = 1032; // deflate makes no more bytes of one

/**
 * The unpacked bytes of a file in a zip archive. Throws unless they are as many as the archive says and fit its check.
 * Memory is taken for what it says, once that is known to be possible: callers limit `entry.size`.
 */
export async function readEntry(source: ByteSource, entry: ZipEntry): Promise<Buffer> {
  const start = await startOf(source, entry);
  if (entry.method !== stored && entry.method !== deflated)
    throw damaged(
      source,
      entry,
      `packing method ${entry.method} (expected 0 or 8: stored or deflated)`,
      'pack it anew',
    );
  const isPossible =
    entry.method === stored ? entry.size === entry.packedSize : entry.size <= mostExpansion * (entry.packedSize + 1);
  if (!isPossible) throw damaged(source, entry, `${entry.size} bytes cannot come of ${entry.packedSize}`);
  const bytes = await unpack(source, entry, start);
  if (crc32(bytes) !== entry.crc) throw damaged(source, entry, 'its bytes do not fit their check (CRC-32)');
  return bytes;
}

/** Where an entry's packed bytes begin: behind a header of its own, as long as that says. */
async function startOf(source: ByteSource, entry: ZipEntry): Promise<number> {
  const length = 30;
  if (entry.offset + length > source.size) throw damaged(source, entry, 'it begins behind the end of the file');
  const header = await source.read(entry.offset, length);
  if (header.readUInt32LE(0) !== localHeader) throw damaged(source, entry, `no header at byte ${entry.offset}`);
  const start = entry.offset + length + header.readUInt16LE(26) + header.readUInt16LE(28);
  if (start + entry.packedSize > source.size) throw damaged(source, entry, 'it goes on behind the end of the file');
  return start;
}

async function unpack(source: ByteSource, entry: ZipEntry, start: number): Promise<Buffer> {
  const bytes = allocate(source, entry);
  let filled = 0;
  const fill = async (pieces: AsyncIterable<Buffer>) => {
    for await (const piece of pieces) {
      if (filled + piece.length > bytes.length) throw damaged(source, entry, `more than ${entry.size} bytes`);
      filled += piece.copy(bytes, filled);
    }
  };
  const packed = piecesOf(source, start, entry.packedSize);
  try {
    if (entry.method === stored) await fill(packed);
    else await pipeline(packed, createInflateRaw(), fill);
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error) || !`${error.code}`.startsWith('Z_')) throw error;
    throw damaged(source, entry, `its packed bytes are damaged (${error.message})`);
  }
  if (filled < bytes.length) throw damaged(source, entry, `${filled} bytes (expected ${entry.size})`);
  return bytes;
}

function allocate(source: ByteSource, entry: ZipEntry): Buffer {
  try {
    return Buffer.alloc(entry.size);
  } catch (cause) {
    const message = `cannot unpack ${shown(entry.name)} of ${source.name}: no memory for ${entry.size} bytes: end other programs, or pack fewer images`;
    throw new InputError(message, {cause});
  }
}

async function* piecesOf(source: ByteSource, start: number, length: number): AsyncGenerator<Buffer> {
  for (let place = 0; place < length; place += block) {
    yield await source.read(start + place, Math.min(block, length - place));
  }
}

function damaged({name}: ByteSource, entry: ZipEntry, fault: string, remedy = 'use a copy that is whole'): InputError {
  return new InputError(`invalid entry ${shown(entry.name)} of ${name}: ${fault}: ${remedy}`);
}
