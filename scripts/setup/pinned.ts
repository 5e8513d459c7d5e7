import {sha256} from '../../experiments/artifacts/content-key.ts';
import {parseIdx, unpackIdx} from '../../experiments/datasets/idx.ts';
import {fileSize, type PinnedFile} from '../../experiments/datasets/source.ts';

/** The unpacked bytes of `file` from those found at `place`, packed or not; throws what is wrong with them. */
export function checkPinned(bytes: Uint8Array, file: PinnedFile, place: string): Uint8Array {
  const unpacked = unpackIdx(bytes, place, fileSize(file));
  const found = sha256(unpacked);
  if (found === file.sha256) return unpacked;
  const {shape} = parseIdx(unpacked, place); // says more of what is no such file at all
  const expected = `SHA-256 ${file.sha256}, shape [${file.shape.join(', ')}]`;
  throw new Error(
    `invalid file ${place}: another one of this name: unpacked SHA-256 ${found}, shape [${shape.join(', ')}] (expected ${expected})`,
  );
}

/** No right copy of `file`, packed or not, has more bytes. */
export function largestCopy(file: PinnedFile): number {
  return Math.ceil(fileSize(file) * 1.01) + 1024;
}
