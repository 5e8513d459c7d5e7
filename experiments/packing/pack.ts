import path from 'node:path';
import {sha256} from '../artifacts/content-key.ts';
import {sizeOf} from '../artifacts/data-shape.ts';
import type {Packed, Packing} from '../datasets/packed.ts';
import {groupCopies} from './copies.ts';
import {clearDrafts, type Decoded, decodeAll} from './decode-all.ts';
import {divide} from './divide.ts';
import {parts as allParts, type Found, type FoundImage, type LeftOut, type Part} from './found.ts';
import {writePacked} from './write-packed.ts';

/** Below this a class is refused: there would be nothing to test it with. */
export const fewest = 10;

/** What became of the images of a source. */
export interface PackReport {
  packed: Packed;
  classes: readonly {name: string; counts: Record<Part, number>}[];
  leftOut: readonly LeftOut[]; // what could not be read, or is of no class that was asked for
  copies: {images: number; groups: number}; // all of a group are on one side, unless the source divides them
  doubtful: readonly [string, string][]; // the same picture under two classes
  across: readonly [string, string][]; // copies that the source itself has put on two sides: the test image first
}

interface PackEffects {
  signal?: AbortSignal;
  tell?: (done: number) => void; // how many images have been read
  accept?: (leftOut: readonly LeftOut[]) => void; // throws where so much must not be left out: then nothing is written
}

/** Packs the images of a source into `folder`. What is broken off goes on, with the same source, where it was. */
export async function pack(
  found: Found,
  packing: Packing,
  folder: string,
  {accept = () => {}, ...effects}: PackEffects = {},
): Promise<PackReport> {
  const drafts = path.join(path.dirname(folder), `.packing-${path.basename(folder)}`);
  const asked = new Set(packing.classes);
  const images = found.images.filter(({className}) => asked.has(className));
  const decoded = await decodeAll(
    {images, stamp: sha256(JSON.stringify([found.stamp, packing.classes]))},
    packing.image,
    drafts,
    effects,
  );
  const leftOut = leftOutOf(found, images, decoded, asked);
  accept(leftOut);
  const {read, pixels} = readable(images, decoded, sizeOf(packing.image));
  const labels = read.map(({className}) => packing.classes.indexOf(className));
  checkCounts(packing, labels);
  const groups = groupCopies(pixels, packing.image);
  const parts = divide(
    read.map(({part}, place) => ({label: labels[place]!, group: groups[place]!, part})),
    packing.split,
  );
  const classes = packing.classes.map((name, label) => ({
    name,
    counts: countParts(parts.filter((_, place) => labels[place] === label)),
  }));
  checkParts(classes);
  const names = read.map(({name}) => name);
  const packed = await writePacked({packing, pixels, labels, names, parts}, folder);
  await clearDrafts(drafts);
  return {packed, classes, leftOut, ...tellCopies({names, labels, parts, groups})};
}

/** The images that could be read, their pixels moved together. */
function readable(images: readonly FoundImage[], {pixels, faults}: Decoded, size: number) {
  let count = 0;
  const read = images.filter((_, place) => {
    if (faults.has(place)) return false;
    if (count < place) pixels.copyWithin(count * size, place * size, (place + 1) * size);
    count++;
    return true;
  });
  return {read, pixels: pixels.subarray(0, count * size)};
}

function leftOutOf(
  found: Found,
  images: readonly FoundImage[],
  {faults}: Decoded,
  asked: ReadonlySet<string>,
): LeftOut[] {
  const broken = [...faults].map(([place, why]) => ({name: images[place]!.name, why}));
  const others = Map.groupBy(
    found.images.filter(({className}) => !asked.has(className)),
    ({className}) => className,
  );
  const unasked = [...others].map(([name, those]) => ({
    name,
    why: `a class that is not asked for, ${those.length} images`,
  }));
  return [...found.leftOut, ...broken, ...unasked];
}

function checkCounts({classes}: Packing, labels: readonly number[]): void {
  for (const [label, name] of classes.entries()) {
    const count = labels.filter((each) => each === label).length;
    if (count < fewest)
      throw new Error(
        `class ${name} has ${count} images that can be read (expected ${fewest} or more): add some, or leave it out with --without ${JSON.stringify(name)}`,
      );
  }
}

/** Each class must be trained on, chosen by and tested with. */
function checkParts(classes: PackReport['classes']): void {
  for (const {name, counts} of classes)
    for (const part of allParts)
      if (counts[part] === 0)
        throw new Error(
          `class ${name} has no ${part} images (found ${JSON.stringify(counts)}): its images are copies of too few pictures, or its folders are not complete`,
        );
}

function countParts(parts: readonly Part[]): Record<Part, number> {
  const of = (part: Part) => parts.filter((each) => each === part).length;
  return {training: of('training'), validation: of('validation'), test: of('test')};
}

function tellCopies({
  names,
  labels,
  parts,
  groups,
}: {
  names: readonly string[];
  labels: readonly number[];
  parts: readonly Part[];
  groups: Uint32Array;
}): Pick<PackReport, 'copies' | 'doubtful' | 'across'> {
  const alike = [...Map.groupBy(groups.keys(), (place) => groups[place]!).values()].filter(({length}) => length > 1);
  const pairs = (differ: (one: number, other: number) => boolean) =>
    alike.flatMap(([first, ...others]) => {
      const other = others.find((place) => differ(first!, place));
      return other === undefined ? [] : [[names[first!]!, names[other]!] as [string, string]];
    });
  return {
    copies: {images: alike.flat().length, groups: alike.length},
    doubtful: pairs((one, other) => labels[one] !== labels[other]),
    across: pairs((one, other) => (parts[one] === 'test') !== (parts[other] === 'test')),
  };
}
