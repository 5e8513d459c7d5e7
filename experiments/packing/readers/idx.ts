import path from 'node:path';
import {parseIdx} from '../../datasets/idx.ts';
import type {Found, FoundImage, LeftOut, Part} from '../found.ts';
import {asInputError, InputError} from '../input-error.ts';
import {readBytes} from './byte-source.ts';
import {compareParts, partNamed} from './part-names.ts';
import {imagesIn} from './raw-images.ts';
import {shown} from './shown.ts';
import {stampOf, stateOf} from './stamp.ts';

/** Two IDX files that belong together. */
export interface IdxPair {
  part: Part | undefined;
  images: string; // paths
  labels: string;
}

const mostBytes = 2 ** 31 - 1; // what can be read at once
const pattern = /^(?:(.*?)[-_. ]?)(images|labels)(?:[-_. ]?idx\d?)?(?:[-_. ]?ubyte)?(?:\.idx|\.bin)?$/i;

/** The pairs of IDX files among those of a folder, by their names; throws where two files have the same place. */
export function pairIdx(files: readonly string[]): {pairs: IdxPair[]; leftOut: LeftOut[]} {
  const leftOut: LeftOut[] = [];
  const found = new Map<Part | undefined, {images?: string; labels?: string}>();
  for (const file of files) {
    const meaning = meaningOf(file);
    if (!meaning) continue;
    const pair = found.get(meaning.part) ?? {};
    found.set(meaning.part, pair);
    const before = pair[meaning.kind];
    pair[meaning.kind] = before ? unpackedOf(before, file, leftOut) : file;
  }
  const pairs = [...found].flatMap(([part, {images, labels}]) => (images && labels ? [{part, images, labels}] : []));
  return {pairs: pairs.sort((a, b) => compareParts(a.part, b.part)), leftOut};
}

/** The images and labels of pairs of IDX files. */
export async function readIdx(pairs: readonly IdxPair[]): Promise<Found> {
  const states = pairs.flatMap((pair) => [stateOf(pair.images), stateOf(pair.labels)]);
  const images: FoundImage[][] = [];
  for (const pair of pairs) {
    const [pixels, labels] = [await readBytes(pair.images, mostBytes), await readBytes(pair.labels, mostBytes)];
    images.push(parsePair(pixels, labels, pair));
  }
  return {format: 'IDX', images: images.flat(), leftOut: [], notes: [], stamp: stampOf(states)};
}

/** The images in the bytes of a pair of files; throws an error that names the file at fault. */
export function parsePair(images: Buffer, labels: Buffer, pair: IdxPair): FoundImage[] {
  const [{shape, values}, numbers] = [parse(images, pair.images), parse(labels, pair.labels)];
  const [count, height, width, channels = 1] = shape as [number, number, number, (1 | 3)?];
  const fits = shape.length === 3 || shape.length === 4;
  if (!fits || ![1, 3].includes(channels)) {
    throw new InputError(
      `invalid shape of images in ${shown(pair.images)}: [${shape.join(', ')}] (expected [count, height, width], or with 3 behind it in colour)`,
    );
  }
  if (numbers.shape.length !== 1 || numbers.shape[0] !== count) {
    throw new InputError(
      `invalid shape of labels in ${shown(pair.labels)}: [${numbers.shape.join(', ')}] (expected [${count}], a label for each image of ${shown(path.basename(pair.images))})`,
    );
  }
  const stack = {count, height, width, channels, pixels: values};
  return imagesIn(stack, Array.from(numbers.values, String), shown(path.basename(pair.images)), pair.part);
}

function parse(bytes: Buffer, file: string) {
  try {
    return parseIdx(bytes, shown(file));
  } catch (error) {
    throw asInputError(error);
  }
}

function meaningOf(file: string): {part: Part | undefined; kind: 'images' | 'labels'} | undefined {
  const [, before = '', kind] = pattern.exec(path.basename(file).replace(/\.gz$/i, '')) ?? [];
  if (!kind) return undefined;
  const word = before.split(/[-_. ]/).at(-1)!;
  const part = word.toLowerCase() === 't10k' ? 'test' : partNamed(word);
  return {part, kind: kind.toLowerCase() as 'images' | 'labels'};
}

/** That of two files of the same name which is not packed; the other one is left out. */
function unpackedOf(a: string, b: string, leftOut: LeftOut[]): string {
  const [plain, packed] = a.length < b.length ? [a, b] : [b, a];
  if (packed.toLowerCase() !== `${plain.toLowerCase()}.gz`) {
    throw new InputError(
      `invalid IDX files in ${shown(path.dirname(a))}: ${shown(path.basename(a))} and ${shown(path.basename(b))} for the same (expected one of them): move the other one away`,
    );
  }
  leftOut.push({name: shown(path.basename(packed)), why: `the same as ${shown(path.basename(plain))}, packed`});
  return plain;
}
