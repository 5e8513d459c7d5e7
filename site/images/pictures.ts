// The pixels of recorded pictures, grey or in colour, and pictures made of them.

import {createHash} from 'node:crypto';
import sharp from 'sharp';
import type {ImageShape} from '../../experiments/artifacts/data-shape.ts';
import type {DatasetName} from '../../experiments/artifacts/schema.ts';
import {buildCache, once} from '../format/build-cache.ts';
import {makeBeside} from '../records/beside.ts';
import {descriptionOf} from '../records/datasets.ts';
import type {Records} from '../records/records.ts';
import {firstSample, type Sheet, sheetOf, tileAt} from './sheets.ts';

/** A byte a channel, row by row; 0 = black. */
export interface Pixels extends ImageShape {
  data: Uint8Array;
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
      const picture = sharp(bytes, {failOn: 'truncated'});
      const {space} = await picture.metadata();
      const isGrey = space === 'b-w';
      const plain = isGrey ? picture.toColourspace('b-w') : picture.removeAlpha();
      const {data, info} = await plain.raw().toBuffer({resolveWithObject: true});
      return {data, width: info.width, height: info.height, channels: isGrey ? 1 : 3};
    } catch (error) {
      throw new Error(`invalid picture ${name}: ${(error as Error).message} (expected a whole PNG)`);
    }
  });
}

/** The tile at `place` of a sheet with the pixels `sheet`. */
export function tileOf(
  sheet: Pixels,
  tiles: Pick<Sheet, 'columns' | 'images'>,
  place: number,
  shape: ImageShape,
): Pixels {
  const {x, y} = tileAt(tiles, place, shape);
  return cut(sheet, {x, y, width: shape.width, height: shape.height});
}

/** The first sample of each class of a data set. */
export async function firstSamples(records: Records, dataset: DatasetName): Promise<Pixels[]> {
  const sheet = sheetOf(records, dataset, 'samples');
  const pixels = await pixelsOf(sheet.folder, sheet.file);
  return descriptionOf(records, dataset).classNames.map((_, label) =>
    tileOf(pixels, sheet, firstSample(records, dataset, label), sheet.shape),
  );
}

/** The pixels within a rectangle. */
export function cut({data, width, channels}: Pixels, part: Rectangle): Pixels {
  const length = part.width * channels; // of a row
  const pixels = new Uint8Array(length * part.height);
  for (let row = 0; row < part.height; row++) {
    const start = ((part.y + row) * width + part.x) * channels;
    pixels.set(data.subarray(start, start + length), row * length);
  }
  return {data: pixels, width: part.width, height: part.height, channels};
}

/** Pictures of one height and kind, side by side. */
export function inRow(pictures: Pixels[]): Pixels {
  const height = pictures[0]?.height ?? 0;
  const rows = Array.from({length: height}, (_, row) =>
    pictures.map(({data, width, channels}) => data.subarray(row * width * channels, (row + 1) * width * channels)),
  );
  const width = pictures.reduce((sum, picture) => sum + picture.width, 0);
  return {data: Buffer.concat(rows.flat()), width, height, channels: pictures[0]?.channels ?? 1};
}

/** Answers with a picture as WebP, without loss. What an earlier build has packed is not packed again. */
export async function answerWith({data, width, height, channels}: Pixels): Promise<Response> {
  const packedBy = JSON.stringify([sharp.versions, width, height, channels]);
  const name = `${createHash('sha256').update(packedBy).update(data).digest('hex')}.webp`;
  const packed = await once(cache, name, () => pack({data, width, height, channels}));
  return new Response(new Uint8Array(packed), {headers: {'content-type': 'image/webp'}});
}

const pack = ({data, width, height, channels}: Pixels): Promise<Buffer> =>
  sharp(data, {raw: {width, height, channels}}).webp({lossless: true, effort: 3}).toBuffer();
