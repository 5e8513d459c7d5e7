import sharp from 'sharp';
import type {Embeddings} from '../../experiments/artifacts/schema.ts';
import {classColor} from '../live/map/class-colors.ts';
import {spread} from '../live/map/source.ts';
import {readBeside} from '../records/beside.ts';
import {type Pixels, pixelsOf, tileOf} from './pictures.ts';

type OfDataset = Embeddings['datasets'][number];

const folder = 'findings/embeddings';
const side = 760; // of the picture, in pixels
const cell = 15; // room for one image
const margin = 0.03;

/** The space and the map that stand still: those of the last network. */
export function stillMap({spaces}: OfDataset) {
  const space = spaces.at(-1)!;
  return {space, map: space.maps.at(-1)!};
}

/**
 * A map as a picture without a ground: in each place that is taken the first image there, ink in the colour of its class,
 * another image framed by it.
 */
export async function drawStillMap(found: OfDataset, isInk: boolean): Promise<Buffer> {
  const {sprites} = found;
  const labels = await read(found.labels);
  const points = await stillPoints(found);
  const sheet = await pixelsOf(folder, sprites.file);
  const {shape, columns} = sprites;
  const tiles = {columns, images: []};
  const pixels = new Uint8Array(side * side * 4);
  const taken = new Set<number>();
  for (const [image, label] of labels.entries()) {
    const [column, row] = [0, 1].map((axis) => Math.floor(placeOf(points[2 * image + axis]!) / cell)) as [
      number,
      number,
    ];
    const place = row * Math.ceil(side / cell) + column;
    if (taken.has(place)) continue;
    taken.add(place);
    const [sprite, color] = [tileOf(sheet, tiles, image, shape), classColor(label)];
    if (isInk) stamp(pixels, [column * cell, row * cell], thinned(sprite, cell - 1), ([grey]) => [...color, grey!]);
    else stampFramed(pixels, [column * cell, row * cell], thinned(sprite, cell - 3), color);
  }
  return sharp(pixels, {raw: {width: side, height: side, channels: 4}})
    .webp({quality: 80, alphaQuality: 80, effort: 6})
    .toBuffer();
}

type Place = [left: number, top: number];
type Shade = (values: Uint8Array, x: number, y: number) => number[]; // red, green, blue and opacity

/** Puts a sprite into the picture, pixel by pixel. */
function stamp(picture: Uint8Array, [left, top]: Place, {data, width, height, channels}: Pixels, shade: Shade): void {
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const values = data.subarray((y * width + x) * channels, (y * width + x + 1) * channels);
      picture.set(shade(values, x, y), ((top + y) * side + left + x) * 4);
    }
}

/** The same as it is, in a frame of a pixel. */
function stampFramed(picture: Uint8Array, [left, top]: Place, sprite: Pixels, color: readonly number[]): void {
  const [width, height] = [sprite.width + 2, sprite.height + 2];
  const frame = {width, height, channels: 1 as const, data: new Uint8Array(width * height)};
  stamp(picture, [left, top], frame, () => [...color, 255]);
  stamp(picture, [left + 1, top + 1], sprite, (values) => [
    ...(values.length === 1 ? [0, 0, 0].fill(values[0]!) : values),
    255,
  ]);
}

/** A sprite with so many pixels on its longer side at most: of a larger one only some are taken. */
function thinned({data, width, height, channels}: Pixels, most: number): Pixels {
  const step = Math.max(1, Math.max(height, width) / most); // from one pixel that is taken to the next
  const [columns, rows] = [Math.floor(width / step), Math.floor(height / step)];
  const taken = Array.from({length: rows * columns}, (_, place) => {
    const [x, y] = [place % columns, Math.floor(place / columns)].map((at) => Math.floor(at * step)) as [
      number,
      number,
    ];
    return data.subarray((y * width + x) * channels, (y * width + x + 1) * channels);
  });
  return {width: columns, height: rows, channels, data: Buffer.concat(taken)};
}

/** The middle of each class on the still map, as shares of its width and height. */
export async function stillNames(found: OfDataset): Promise<[x: number, y: number][]> {
  const labels = await read(found.labels);
  const points = await stillPoints(found);
  return Array.from({length: Math.max(...labels) + 1}, (_, label) => {
    const middle = (axis: number) => {
      const values = [...labels.keys()]
        .filter((image) => labels[image] === label)
        .map((image) => points[2 * image + axis]!);
      return placeOf(values.sort((a, b) => a - b)[values.length >> 1] ?? 0.5) / side;
    };
    return [middle(0), middle(1)];
  });
}

const placeOf = (value: number) => side * (margin + value * (1 - 2 * margin) * 0.98);

async function stillPoints(found: OfDataset) {
  const {map} = stillMap(found);
  const bytes = await read(map.file);
  return spread(new Uint16Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length)), map.ranges);
}

const read = (file: string) => readBeside(folder, file);
