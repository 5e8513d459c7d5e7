import {rmSync} from 'node:fs';
import {mkdtemp, readFile, writeFile} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type {Split} from '../../experiments/datasets/dataset.ts';
import {benchShape} from './models.ts';

/**
 * Writes a split to a folder where every contender reads it: `images`, [count, 28, 28] bytes, and `labels`, [count]
 * bytes. It is deleted when this process ends.
 */
export async function writeTrainingImages({images, labels}: Split): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'bench-'));
  process.once('exit', () => rmSync(folder, {recursive: true}));
  await writeFile(path.join(folder, 'images'), images);
  await writeFile(path.join(folder, 'labels'), labels);
  return folder;
}

/** Reads what `writeTrainingImages` wrote. */
export async function readTrainingImages(folder: string): Promise<Split> {
  const [images, labels] = await Promise.all(['images', 'labels'].map((name) => readFile(path.join(folder, name))));
  return {
    shape: benchShape,
    images: images!,
    labels: labels!,
    indices: Uint32Array.from(labels!, (_, place) => place),
  };
}
