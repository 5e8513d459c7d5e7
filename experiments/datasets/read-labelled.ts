import {createHash} from 'node:crypto';
import {readFile} from 'node:fs/promises';
import path from 'node:path';
import {parseImages, parseLabels} from './idx.ts';
import type {PinnedFile} from './source.ts';

interface Labelled {
  images: Uint8Array; // [count, 28, 28]
  labels: Uint8Array; // [count]
}

/** Reads a file of images and the file of their labels; throws unless their bytes are those that were published. */
export async function readLabelled(folder: string, imageFile: PinnedFile, labelFile: PinnedFile): Promise<Labelled> {
  const {count, images} = parseImages(await readPinned(folder, imageFile), path.join(folder, imageFile.name));
  const labels = await readLabels(folder, labelFile);
  if (labels.length !== count)
    throw new Error(`invalid data in ${folder}: ${labels.length} labels (expected ${count})`);
  return {images, labels};
}

/** Reads a file of labels alone, [count]. */
export async function readLabels(folder: string, file: PinnedFile): Promise<Uint8Array> {
  return parseLabels(await readPinned(folder, file), path.join(folder, file.name));
}

async function readPinned(folder: string, {name, sha256}: PinnedFile): Promise<Uint8Array> {
  const file = path.join(folder, name);
  const bytes = await readFile(file);
  const found = createHash('sha256').update(bytes).digest('hex');
  if (found !== sha256) {
    throw new Error(`invalid data file ${file}: SHA-256 ${found} (expected ${sha256}); delete it and run again`);
  }
  return bytes;
}
