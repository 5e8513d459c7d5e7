import {mkdir, rename, rm} from 'node:fs/promises';
import path from 'node:path';
import {type ImageShape, sizeOf} from '../artifacts/data-shape.ts';
import {draftName, writeRecord} from '../artifacts/files.ts';
import {type ImageNames, imageNamesSchema} from '../artifacts/schema.ts';
import {type Packed, packedSchema} from '../datasets/packed.ts';
import {randomGenerator, shuffle} from '../random.ts';
import type {Part} from './found.ts';
import {writeIdx} from './write-idx.ts';

/** Images that are ready to be written. */
export interface Sorted {
  packing: Packed['packing'];
  pixels: Uint8Array; // [count, height, width, channels]
  labels: readonly number[];
  names: readonly string[];
  parts: readonly (Part | undefined)[]; // undefined: left out
}

/**
 * Writes the four IDX files of a data set, the names of its images and, last, `packed.json`, into a folder that takes the
 * place of `folder` when all is there. The images of each file are shuffled by the seed; those to choose by come last.
 */
export async function writePacked(sorted: Sorted, folder: string): Promise<Packed> {
  const draft = path.join(path.dirname(folder), draftName(path.basename(folder)));
  await mkdir(draft, {recursive: true});
  const {packing, names, parts} = sorted;
  const placesOf = (part: Part) => {
    const places = [...parts.keys()].filter((place) => parts[place] === part);
    return shuffle(places, randomGenerator('packed', packing.split.seed, part));
  };
  const [trained, chosen, tested] = (['training', 'validation', 'test'] as const).map(placesOf) as [
    number[],
    number[],
    number[],
  ];
  const training = await writePart(sorted, [...trained, ...chosen], draft, 'training');
  const test = await writePart(sorted, tested, draft, 'test');
  const nameAt = (place: number) => names[place]!;
  const called: ImageNames = {training: [...trained, ...chosen].map(nameAt), test: tested.map(nameAt)};
  await writeRecord(path.join(draft, 'names.json'), imageNamesSchema, called);
  const packed: Packed = {
    packing,
    counts: {training: trained.length, validation: chosen.length, test: tested.length},
    files: {
      trainingImages: training.images,
      trainingLabels: training.labels,
      testImages: test.images,
      testLabels: test.labels,
    },
  };
  await writeRecord(path.join(draft, 'packed.json'), packedSchema, packed);
  await rm(folder, {recursive: true, force: true});
  await rename(draft, folder);
  return packed;
}

async function writePart({packing, pixels, labels}: Sorted, places: readonly number[], folder: string, part: string) {
  const size = sizeOf(packing.image);
  const images = places.map((place) => pixels.subarray(place * size, (place + 1) * size));
  return {
    images: await writeIdx(path.join(folder, `${part}-images`), [places.length, ...sidesOf(packing.image)], images),
    labels: await writeIdx(
      path.join(folder, `${part}-labels`),
      [places.length],
      [Uint8Array.from(places, (place) => labels[place]!)],
    ),
  };
}

function sidesOf({height, width, channels}: ImageShape): number[] {
  return channels === 1 ? [height, width] : [height, width, channels];
}
