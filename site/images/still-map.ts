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

/** A map as a picture without a ground: in each place that is taken the first image there, in the colour of its class. */
export async function drawStillMap(found: OfDataset): Promise<Buffer> {
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
    stamp(pixels, [column * cell, row * cell], tileOf(sheet, tiles, image, shape), label);
  }
  return sharp(pixels, {raw: {width: side, height: side, channels: 4}})
    .webp({quality: 80, alphaQuality: 80, effort: 6})
    .toBuffer();
}

/** Puts a sprite into the picture, a large one thinned out: a grey one in the colour of its class, its grey as opacity. */
function stamp(picture: Uint8Array, [left, top]: [number, number], sprite: Pixels, label: number): void {
  const step = Math.max(1, Math.max(sprite.height, sprite.width) / (cell - 1)); // from one pixel that is taken to the next
  for (let y = 0; y < Math.floor(sprite.height / step); y++)
    for (let x = 0; x < Math.floor(sprite.width / step); x++) {
      const from = (Math.floor(y * step) * sprite.width + Math.floor(x * step)) * sprite.channels;
      const values = sprite.data.subarray(from, from + sprite.channels);
      picture.set(
        sprite.channels === 1 ? [...classColor(label), values[0]!] : [...values, 255],
        ((top + y) * side + left + x) * 4,
      );
    }
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
