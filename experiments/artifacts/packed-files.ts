import {gunzipSync, gzipSync} from 'node:zlib';
import {readIfThere, writeAtomically} from './files.ts';

// Probabilities and weights are packed by gzip, which takes a third off. What is said of their content, as its hash, is
// said of it unpacked: another version of zlib may pack it differently.

/** The name under which a file of that name lies packed. */
export function packedName(name: string): string {
  return `${name}.gz`;
}

/** Packs a file's content and writes it under the packed name. */
export function writePacked(file: string, content: Uint8Array): Promise<void> {
  return writeAtomically(packedName(file), gzipSync(content, {level: 9}));
}

/**
 * The unpacked content of a file that lies packed; `undefined` where there is none, an error that names the file where it
 * cannot be unpacked.
 */
export async function readPacked(file: string): Promise<Buffer | undefined> {
  const bytes = await readIfThere(packedName(file));
  try {
    return bytes && gunzipSync(bytes);
  } catch (error) {
    throw new Error(`invalid gzip file ${packedName(file)}: ${(error as Error).message}`);
  }
}
