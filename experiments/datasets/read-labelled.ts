import path from 'node:path';
import {sha256} from '../artifacts/content-key.ts';
import type {DataShape} from '../artifacts/data-shape.ts';
import {readIfThere} from '../artifacts/files.ts';
import {parseImages, parseLabels} from './idx.ts';
import {fileSize, type PinnedFile} from './source.ts';

interface Labelled {
  images: Uint8Array; // [count, height, width, channels]
  labels: Uint8Array; // [count]
}

/** Reads a file of images and the file of their labels; throws unless their bytes are those that were published. */
export async function readLabelled(
  folder: string,
  imageFile: PinnedFile,
  labelFile: PinnedFile,
  shape: DataShape,
): Promise<Labelled> {
  const {count, images} = parseImages(await readPinned(folder, imageFile), path.join(folder, imageFile.name), shape);
  const labels = await readLabels(folder, labelFile, shape);
  if (labels.length !== count)
    throw new Error(`invalid data in ${folder}: ${labels.length} labels (expected ${count})`);
  return {images, labels};
}

/** Reads a file of labels alone, [count]. */
export async function readLabels(
  folder: string,
  file: PinnedFile,
  {classCount}: Pick<DataShape, 'classCount'>,
): Promise<Uint8Array> {
  return parseLabels(await readPinned(folder, file), path.join(folder, file.name), classCount);
}

async function readPinned(folder: string, pinned: PinnedFile): Promise<Uint8Array> {
  const file = path.join(folder, pinned.name);
  const bytes = await readIfThere(file, fileSize(pinned));
  if (!bytes) throw new Error(`missing data file ${file}: run the same command again, which sets it up`);
  const found = sha256(bytes);
  if (found === pinned.sha256) return bytes;
  throw new Error(
    `invalid data file ${file}: SHA-256 ${found} (expected ${pinned.sha256}); move it away, and the same command gets it again`,
  );
}
