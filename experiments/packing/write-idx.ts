import {createHash} from 'node:crypto';
import {open} from 'node:fs/promises';
import path from 'node:path';
import type {PinnedFile} from '../datasets/source.ts';

/** Writes an IDX file of unsigned bytes of some shape, given piece by piece, and returns what it is pinned by. */
export async function writeIdx(
  file: string,
  shape: number[],
  values: Iterable<Uint8Array>,
): Promise<PinnedFile & {shape: number[]}> {
  const head = Buffer.alloc(4 + 4 * shape.length);
  head.set([0, 0, 8, shape.length]);
  for (const [axis, count] of shape.entries()) head.writeUInt32BE(count, 4 + 4 * axis);
  const hash = createHash('sha256').update(head);
  const handle = await open(file, 'w');
  try {
    await handle.writeFile(head);
    for (const batch of inBatches(values)) {
      hash.update(batch);
      await handle.writeFile(batch);
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  return {name: path.basename(file), sha256: hash.digest('hex'), shape};
}

/** Joins small arrays into larger ones, so that a file is not written image by image. */
function* inBatches(values: Iterable<Uint8Array>, most = 2 ** 22): Generator<Uint8Array> {
  let batch: Uint8Array[] = [];
  let length = 0;
  for (const value of values) {
    batch.push(value);
    length += value.length;
    if (length < most) continue;
    yield Buffer.concat(batch);
    [batch, length] = [[], 0];
  }
  if (length > 0) yield Buffer.concat(batch);
}
