import path from 'node:path';
import {sha256} from '../artifacts/content-key.ts';
import {readCsv} from '../artifacts/csv.ts';
import {decodeHalf} from '../artifacts/half-precision.ts';
import {compareValues, type Tolerance} from './compare-values.ts';
import type {Problem} from './problem.ts';

/** For what is derived from records: nearly exact, since a logarithm may differ in its last digit between machines. */
export const recordTolerance: Tolerance = {absolute: 1e-12, relative: 1e-9};

/** For what is computed from pixels and weights: another machine adds up float32 in another order. */
export const deepTolerance: Tolerance = {absolute: 2e-3, relative: 1e-2};

const mostPixels = 2 ** 24; // four times the largest sheet
const shade = 8; // by how much a pixel of a picture, 0 ... 255, may differ

/**
 * Compares the content of a file with what it should be: records, tables, pictures and half-precision numbers within
 * the tolerance, anything else byte by byte.
 */
export async function compareFiles(
  file: string,
  expected: string | Uint8Array,
  found: Uint8Array | undefined,
  tolerance: Tolerance,
): Promise<Problem[]> {
  const wanted = typeof expected === 'string' ? Buffer.from(expected) : expected;
  const hashes = {file, found: `SHA-256 ${sha256(found ?? '')}`, expected: sha256(wanted)};
  if (!found) return [{...hashes, found: 'no such file'}];
  if (Buffer.compare(wanted, found) === 0) return [];
  try {
    const values = await readValues(file, wanted);
    const others = await readValues(file, found);
    const difference = compareValues(values, others, isPicture(file) ? {absolute: shade, relative: 0} : tolerance);
    return difference ? [{file, ...difference}] : [];
  } catch {
    return [hashes]; // what cannot be read is not what it should be
  }
}

/** The content of a file as values that can be compared one by one. */
async function readValues(file: string, bytes: Uint8Array): Promise<unknown> {
  if (isPicture(file)) {
    const {default: sharp} = await import('sharp'); // takes a while to load
    const {data, info} = await sharp(bytes, {limitInputPixels: mostPixels}).raw().toBuffer({resolveWithObject: true});
    return {width: info.width, height: info.height, channels: info.channels, pixels: [...data]};
  }
  switch (path.extname(file)) {
    case '.json':
      return JSON.parse(Buffer.from(bytes).toString());
    case '.csv':
      return readCsv(Buffer.from(bytes).toString()).map((row) => row.map(readCell));
    case '.f16':
      return [...decodeHalf(bytes)];
    default:
      return sha256(bytes);
  }
}

function isPicture(file: string): boolean {
  return ['.png', '.webp'].includes(path.extname(file));
}

function readCell(cell: string): string | number {
  return cell === '' || Number.isNaN(Number(cell)) ? cell : Number(cell);
}
