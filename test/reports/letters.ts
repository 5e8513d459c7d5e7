// A data set that no file of the project knows: twelve letters in colour, wider than they are high.

import {mkdir, writeFile} from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import type {ImageShape} from '../../experiments/artifacts/data-shape.ts';
import type {DatasetSource} from '../../experiments/datasets/source.ts';
import {writeIdx} from '../../experiments/packing/write-idx.ts';
import {randomGenerator} from '../../experiments/random.ts';

const letters: Record<string, string> = {
  A: '.###. #...# #...# ##### #...# #...# #...#',
  B: '####. #...# #...# ####. #...# #...# ####.',
  C: '.#### #.... #.... #.... #.... #.... .####',
  D: '####. #...# #...# #...# #...# #...# ####.',
  E: '##### #.... #.... ####. #.... #.... #####',
  F: '##### #.... #.... ####. #.... #.... #....',
  H: '#...# #...# #...# ##### #...# #...# #...#',
  I: '.###. ..#.. ..#.. ..#.. ..#.. ..#.. .###.',
  L: '#.... #.... #.... #.... #.... #.... #####',
  O: '.###. #...# #...# #...# #...# #...# .###.',
  T: '##### ..#.. ..#.. ..#.. ..#.. ..#.. ..#..',
  'X <script>': '#...# #...# .#.#. ..#.. .#.#. #...# #...#',
};

const small = {height: 12, width: 14, channels: 3} as const;
const classNames = Object.keys(letters);

/** Writes the letters as pictures into folders below `folder`, so many a class, and what no picture can be made of. */
export async function writePictures(folder: string, perClass: number): Promise<void> {
  const random = randomGenerator('pictures');
  const {height, width, channels} = small;
  for (const [label, name] of classNames.entries()) {
    await mkdir(path.join(folder, name), {recursive: true});
    for (let place = 0; place < perClass; place++)
      await sharp(draw(label, small, random), {raw: {height, width, channels}})
        .png()
        .toFile(path.join(folder, name, `${name[0]} no. ${place}, "of a long name" ünï.png`));
  }
  await writeFile(path.join(folder, classNames[0]!, 'broken.jpg'), 'no picture');
  await writeFile(path.join(folder, 'notes.txt'), 'no picture either');
}

/**
 * Writes the files of the letters, twice as large, into `folder`, so many images a class to train on and to test, and
 * returns their entry.
 */
export async function writeLetters(
  folder: string,
  {training, test, name = 'letters'}: {training: number; test: number; name?: string},
): Promise<DatasetSource> {
  const image = {height: 20, width: 24, channels: 3} as const;
  await mkdir(folder, {recursive: true});
  const random = randomGenerator(name);
  const {height, width, channels} = image;
  const split = async (part: string, perClass: number) => {
    const labels = Uint8Array.from({length: perClass * classNames.length}, (_, place) => place % classNames.length);
    const pixels = Buffer.concat([...labels].map((label) => draw(label, image, random)));
    return {
      images: await writeIdx(path.join(folder, `${part}-images`), [labels.length, height, width, channels], [pixels]),
      labels: await writeIdx(path.join(folder, `${part}-labels`), [labels.length], [labels]),
    };
  };
  const [trained, tested] = [await split('training', training), await split('test', test)];
  return {
    name,
    title: 'Letters & signs',
    one: 'letter',
    many: 'letters',
    mirrored: false,
    people: undefined,
    classNames,
    image,
    validationCount: Math.floor((training * classNames.length) / 6),
    folder,
    files: {
      trainingImages: trained.images,
      trainingLabels: trained.labels,
      testImages: tested.images,
      testLabels: tested.labels,
    },
  };
}

/** A letter somewhere in the image, in some colour, with noise: [height, width, channels]. */
function draw(label: number, {height, width, channels}: ImageShape, random: () => number): Uint8Array {
  const scale = Math.floor(height / 10);
  const rows = letters[classNames[label]!]!.split(' ');
  const [top, left] = [1 + Math.floor(random() * 4), 2 + Math.floor(random() * 6)].map((each) => scale * each) as [
    number,
    number,
  ];
  const colour = Array.from({length: channels}, () => 80 + random() * 175);
  const pixels = new Uint8Array(height * width * channels);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const inside = rows[Math.floor((y - top) / scale)]?.[Math.floor((x - left) / scale)] === '#';
      for (let channel = 0; channel < channels; channel++)
        pixels[(y * width + x) * channels + channel] = Math.min(
          255,
          Math.max(0, (inside ? colour[channel]! : 0) + (random() - 0.5) * 60),
        );
    }
  return pixels;
}
