import path from 'node:path';
import type {Found, FoundImage, LeftOut, Part} from '../found.ts';
import {InputError} from '../input-error.ts';
import {type ByteSource, withFile} from './byte-source.ts';
import {parseNpy} from './npy.ts';
import {imagesOf} from './npy-images.ts';
import {labelsOf} from './npy-labels.ts';
import {compareParts, partNamed} from './part-names.ts';
import {imagesIn} from './raw-images.ts';
import {shown, shownFew} from './shown.ts';
import {stampOf, stateOf} from './stamp.ts';
import {readEntry} from './zip.ts';
import {listZip} from './zip-directory.ts';

/** An array that has not been read. */
export interface StoredArray {
  name: string; // "x_train"
  size: number; // bytes, unpacked
  read(): Promise<Buffer>; // its npy file
}

type Content = Pick<Found, 'images' | 'leftOut' | 'notes'>;

const mostUnpacked = 2 ** 32; // bytes: more than 5 million images of 28 by 28
const roles = {images: ['x', 'images', 'image', 'data'], labels: ['y', 'labels', 'label', 'target']};
const expectedNames =
  'x_train with y_train and x_test with y_test, train_images with train_labels, images with labels, x with y, or data with target';

/** The images and labels of an npz archive, as Keras and MedMNIST name them. */
export async function readNpz(file: string): Promise<Found> {
  const stamp = stampOf([stateOf(file)]);
  return {format: 'npz', ...(await withFile(file, readNpzArchive)), stamp};
}

/** The same of npy files that lie in one folder. */
export async function readNpyFiles(files: readonly string[]): Promise<Found> {
  const states = files.map(stateOf);
  const arrays = files.map((file, place) => ({
    name: path.basename(file).slice(0, -'.npy'.length),
    size: states[place]!.size,
    read: () => withFile(file, (source) => source.read(0, source.size)),
  }));
  const content = await readArrays(arrays, path.dirname(files[0]!));
  return {format: 'npz', ...content, stamp: stampOf(states)};
}

/** What an npz archive holds, wherever its bytes are. */
export async function readNpzArchive(source: ByteSource): Promise<Content> {
  const entries = await listZip(source);
  const isArray = ({name}: {name: string}) => name.endsWith('.npy');
  const arrays = entries.filter(isArray).map((entry) => ({
    name: entry.name.slice(0, -'.npy'.length),
    size: entry.size,
    read: () => readEntry(source, entry),
  }));
  const content = await readArrays(arrays, source.name);
  const others = entries.filter((entry) => !isArray(entry));
  const leftOut = others.map(({name}) => ({
    name: `${path.basename(source.name)}, ${shown(name)}`,
    why: 'no npy array',
  }));
  return {...content, leftOut: [...content.leftOut, ...leftOut]};
}

interface Pair {
  part: Part | undefined;
  images?: StoredArray;
  labels?: StoredArray;
}

async function readArrays(arrays: readonly StoredArray[], place: string): Promise<Content> {
  const {pairs, leftOut} = pairUp(arrays, place);
  const size = pairs.reduce((sum, {images, labels}) => sum + images.size + labels.size, 0);
  if (size > mostUnpacked) {
    throw new InputError(
      `invalid ${place}: ${size} bytes of images and labels when unpacked (expected ${mostUnpacked} at most): save fewer images, or as uint8`,
    );
  }
  const images: FoundImage[][] = [];
  const notes: string[] = [];
  const scaled = new Set<boolean>();
  for (const pair of pairs) {
    const {stack, labels, isOneHot} = await readPair(pair, place);
    images.push(imagesIn(stack, labels, `${path.basename(place)}, ${shown(pair.images.name)}`, pair.part));
    if (isOneHot) notes.push(`${shown(pair.labels.name)}: a column a class; the label is the place of the 1, from 0`);
    if (stack.isScaled) notes.push(`${shown(pair.images.name)}: values of 0 ... 1, multiplied by 255 and rounded`);
    scaled.add(stack.isScaled);
  }
  if (scaled.size > 1) {
    throw new InputError(
      `invalid images in ${place}: values of 0 ... 1 in one array, of 0 ... 255 in another (expected the same in all): save all as uint8, 0 ... 255`,
    );
  }
  return {images: images.flat(), leftOut, notes};
}

async function readPair({images, labels}: Required<Pair>, place: string) {
  const nameOf = (array: StoredArray) => `${place}, ${shown(array.name)}`;
  const stack = imagesOf(parseNpy(await images.read(), nameOf(images)));
  const read = labelsOf(parseNpy(await labels.read(), nameOf(labels)));
  if (stack.count === read.labels.length) return {stack, ...read};
  throw new InputError(
    `invalid labels in ${nameOf(labels)}: ${read.labels.length} labels (expected ${stack.count}, as many as images in ${shown(images.name)})`,
  );
}

/** Which arrays are images and labels, of which part, by their names. */
function pairUp(arrays: readonly StoredArray[], place: string): {pairs: Required<Pair>[]; leftOut: LeftOut[]} {
  const pairs = new Map<Part | undefined, Pair>();
  const others: StoredArray[] = [];
  for (const array of arrays) {
    const found = meaningOf(array.name);
    if (!found) {
      others.push(array);
      continue;
    }
    const pair = pairs.get(found.part) ?? {part: found.part};
    const before = pair[found.role];
    if (before) throw ambiguous(place, before.name, array.name);
    pair[found.role] = array;
    pairs.set(found.part, pair);
  }
  const all = [...pairs.values()].sort((a, b) => compareParts(a.part, b.part));
  const isWhole = (pair: Pair): pair is Required<Pair> => pair.images !== undefined && pair.labels !== undefined;
  if (!all.some(isWhole)) {
    const found = arrays.length === 0 ? 'no npy arrays' : shownFew(arrays.map(({name}) => name));
    throw new InputError(`invalid ${place}: no images with their labels among ${found} (expected ${expectedNames})`);
  }
  const lone = all.filter((pair) => !isWhole(pair)).map(({images, labels}) => (images ?? labels)!);
  const line = (why: string) => (array: StoredArray) => ({name: `${path.basename(place)}, ${shown(array.name)}`, why});
  const leftOut = [
    ...lone.map(line('images without labels, or labels without images')),
    ...others.map(line('neither images nor labels, by its name')),
  ];
  return {pairs: all.filter(isWhole), leftOut};
}

function meaningOf(name: string): {role: 'images' | 'labels'; part: Part | undefined} | undefined {
  const words = name.toLowerCase().split('_');
  const role = (['images', 'labels'] as const).find((each) => words.some((word) => roles[each].includes(word)));
  if (!role || words.length > 2) return undefined;
  const part = words.map(partNamed).find((each) => each !== undefined);
  return words.length === 1 || part ? {role, part} : undefined;
}

function ambiguous(place: string, a: string, b: string): InputError {
  return new InputError(
    `invalid ${place}: two arrays for the same, ${shown(a)} and ${shown(b)} (expected one of them): save it without the other`,
  );
}
