import {promisify} from 'node:util';
import {brotliCompressSync, brotliDecompress} from 'node:zlib';
import {mostBytes, readIfThere, writeAtomically} from './files.ts';

// Probabilities and weights are packed by brotli, which takes four tenths off: the second bytes of all 16-bit numbers,
// which hold the exponents, after all first ones. What is said of their content, as its hash, is said of it unpacked:
// another version of brotli may pack it differently.

/** The name under which a file of that name lies packed. */
export function packedName(name: string): string {
  return `${name}.br`;
}

const decompress = promisify(brotliDecompress); // on another thread

/** Packs a file's content, 16-bit numbers, and writes it under the packed name. */
export function writePacked(file: string, content: Uint8Array): Promise<void> {
  return writeAtomically(packedName(file), brotliCompressSync(part(content)));
}

/**
 * The unpacked content of a file that lies packed; `undefined` where there is none, an error that names the file where it
 * cannot be unpacked, or has more than `most` bytes: then no memory is taken for the rest.
 */
export async function readPacked(file: string, most = mostBytes): Promise<Uint8Array | undefined> {
  const bytes = await readIfThere(packedName(file));
  return bytes && unpack(bytes, packedName(file), most);
}

async function unpack(bytes: Uint8Array, source: string, most: number): Promise<Uint8Array> {
  try {
    return join(await decompress(bytes, {maxOutputLength: most}));
  } catch (error) {
    const {code, message} = error as NodeJS.ErrnoException;
    const fault = code === 'ERR_BUFFER_TOO_LARGE' ? `more than ${most} bytes (expected so many at most)` : message;
    throw new Error(`invalid brotli file ${source}: ${fault}`);
  }
}

/** The first bytes of all numbers, then the second ones. */
function part(content: Uint8Array): Uint8Array {
  const half = content.length / 2;
  const parted = new Uint8Array(content.length);
  for (let place = 0; place < half; place++) {
    parted[place] = content[2 * place]!;
    parted[half + place] = content[2 * place + 1]!;
  }
  return parted;
}

/** Undoes `part`. */
function join(parted: Uint8Array): Uint8Array {
  if (parted.length % 2 !== 0) throw new Error(`${parted.length} bytes (expected two a number)`);
  const half = parted.length / 2;
  const content = new Uint8Array(parted.length);
  for (let place = 0; place < half; place++) {
    content[2 * place] = parted[place]!;
    content[2 * place + 1] = parted[half + place]!;
  }
  return content;
}
