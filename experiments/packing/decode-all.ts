import {readFile, rm} from 'node:fs/promises';
import path from 'node:path';
import {z} from 'zod';
import {sha256} from '../artifacts/content-key.ts';
import {sizeOf} from '../artifacts/data-shape.ts';
import {readRecord, writeAtomically, writeRecord} from '../artifacts/files.ts';
import {makeFolder} from '../artifacts/make-folder.ts';
import type {Packing} from '../datasets/packed.ts';
import {decode} from './decode.ts';
import type {Found, FoundImage} from './found.ts';

const perChunk = 512; // images that a broken-off packing loses at most
const atOnce = 8;
const mostBytes = 2 ** 30;

/** All images in one shape, and what could not be read. */
export interface Decoded {
  pixels: Uint8Array; // [count, height, width, channels], zeros for what could not be read
  faults: ReadonlyMap<number, string>; // by place among the images: why
}

const chunkSchema = z.strictObject({faults: z.array(z.tuple([z.int(), z.string()]))}); // places count in the chunk

/**
 * Decodes the images of a source. What is done is kept in `drafts`, a folder, chunk by chunk, until `clear` removes it:
 * where this is broken off, the next call with the same source and shape goes on from there.
 */
export async function decodeAll(
  {images, stamp}: Pick<Found, 'images' | 'stamp'>,
  to: Packing['image'],
  drafts: string,
  {signal, tell = () => {}}: {signal?: AbortSignal; tell?: (done: number) => void} = {},
): Promise<Decoded> {
  const size = sizeOf(to);
  if (images.length * size > mostBytes)
    throw new Error(
      `too many pixels: ${images.length} images of ${to.height} x ${to.width} x ${to.channels} take ${Math.ceil((images.length * size) / 2 ** 20)} MB (expected ${mostBytes / 2 ** 20} MB at most): give a smaller --size`,
    );
  const folder = path.join(drafts, sha256(JSON.stringify([stamp, to])).slice(0, 16));
  await makeFolder(folder);
  const pixels = new Uint8Array(images.length * size);
  const faults = new Map<number, string>();
  for (let from = 0; from < images.length; from += perChunk) {
    signal?.throwIfAborted();
    const chunk = images.slice(from, from + perChunk);
    const room = pixels.subarray(from * size, (from + chunk.length) * size);
    for (const [place, why] of await fillChunk(chunk, room, to, path.join(folder, `${from / perChunk}`)))
      faults.set(from + place, why);
    tell(from + chunk.length);
  }
  return {pixels, faults};
}

/** Removes what was kept of packings. */
export async function clearDrafts(drafts: string): Promise<void> {
  await rm(drafts, {recursive: true, force: true});
}

async function fillChunk(chunk: readonly FoundImage[], room: Uint8Array, to: Packing['image'], file: string) {
  const kept = await readRecord(`${file}.json`, chunkSchema).catch(() => undefined); // a damaged one is made anew
  const bytes = kept && (await readFile(`${file}.u8`).catch(() => undefined));
  if (bytes?.length === room.length) {
    room.set(bytes);
    return kept!.faults;
  }
  const faults = await decodeChunk(chunk, room, to);
  await writeAtomically(`${file}.u8`, room);
  await writeRecord(`${file}.json`, chunkSchema, {faults}); // written last: it says that the pixels are there
  return faults;
}

async function decodeChunk(chunk: readonly FoundImage[], room: Uint8Array, to: Packing['image']) {
  const size = sizeOf(to);
  const faults: [place: number, why: string][] = [];
  let next = 0;
  const work = async () => {
    for (let place = next++; place < chunk.length; place = next++)
      try {
        room.set(await decode(await chunk[place]!.load(), to), place * size);
      } catch (error) {
        faults.push([place, (error as Error).message.split('\n')[0]!]);
      }
  };
  await Promise.all(Array.from({length: atOnce}, work));
  return faults.sort(([a], [b]) => a - b);
}
