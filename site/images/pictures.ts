// The pixels of recorded pictures, all of them grey, and pictures made of them.

import {createHash} from 'node:crypto';
import sharp from 'sharp';
import type {DatasetName} from '../../experiments/artifacts/schema.ts';
import {buildCache} from '../format/build-cache.ts';
import {makeBeside} from '../records/beside.ts';
import {descriptionOf} from '../records/datasets.ts';
import type {Records} from '../records/records.ts';
import {firstSample, type Sheet, sheetOf, tileAt, tileSize} from './sheets.ts';

/** A byte each, row by row; 0 = black. */
export interface Pixels {
  data: Uint8Array;
  width: number;
  height: number;
}

interface Rectangle {
  x: number;
  y: number;
  width: number;
  height: number;
}

const read = new Map<string, Promise<Pixels>>();
const cache = buildCache('pictures');

/** The pixels of a picture beside the records; each is read once. */
export function pixelsOf(folder: string, file: string): Promise<Pixels> {
  const key = `${folder}/${file}`;
  const pixels = read.get(key) ?? decode(folder, file);
  read.set(key, pixels);
  return pixels;
}

function decode(folder: string, file: string): Promise<Pixels> {
  return makeBeside(folder, file, async (bytes, name) => {
    try {
      const picture = sharp(bytes, {failOn: 'truncated'}).toColourspace('b-w');
      const {data, info} = await picture.raw().toBuffer({resolveWithObject: true});
      return {data, width: info.width, height: info.height};
    } catch (error) {
      throw new Error(`invalid picture ${name}: ${(error as Error).message} (expected a whole PNG)`);
    }
  });
}

/** The tile at `place` of a sheet with the pixels `sheet`. */
export function tileOf(sheet: Pixels, tiles: Pick<Sheet, 'columns' | 'images'>, place: number): Pixels {
  const {x, y} = tileAt(tiles, place);
  return cut(sheet, {x, y, width: tileSize, height: tileSize});
}

/** The first sample of each class of a data set. */
export async function firstSamples(records: Records, dataset: DatasetName): Promise<Pixels[]> {
  const sheet = sheetOf(records, dataset, 'samples');
  const pixels = await pixelsOf(sheet.folder, sheet.file);
  return descriptionOf(records, dataset).classNames.map((_, label) =>
    tileOf(pixels, sheet, firstSample(records, dataset, label)),
  );
}

/** The pixels within a rectangle. */
export function cut({data, width}: Pixels, part: Rectangle): Pixels {
  const pixels = new Uint8Array(part.width * part.height);
  for (let row = 0; row < part.height; row++) {
    const start = (part.y + row) * width + part.x;
    pixels.set(data.subarray(start, start + part.width), row * part.width);
  }
  return {data: pixels, width: part.width, height: part.height};
}

/** Pictures of one height, side by side. */
export function inRow(pictures: Pixels[]): Pixels {
  const height = pictures[0]?.height ?? 0;
  const rows = Array.from({length: height}, (_, row) =>
    pictures.map(({data, width}) => data.subarray(row * width, (row + 1) * width)),
  );
  return {data: Buffer.concat(rows.flat()), width: pictures.reduce((sum, {width}) => sum + width, 0), height};
}

/** Answers with a picture as WebP, without loss. What an earlier build has packed is not packed again. */
export async function answerWith({data, width, height}: Pixels): Promise<Response> {
  const packedBy = JSON.stringify([sharp.versions, width, height]);
  const name = `${createHash('sha256').update(packedBy).update(data).digest('hex')}.webp`;
  const known = cache.read(name);
  const packed = known ?? (await pack({data, width, height}));
  if (!known) cache.write(name, packed);
  return new Response(new Uint8Array(packed), {headers: {'content-type': 'image/webp'}});
}

const pack = ({data, width, height}: Pixels): Promise<Buffer> =>
  sharp(data, {raw: {width, height, channels: 1}})
    .webp({lossless: true, effort: 6})
    .toBuffer();
