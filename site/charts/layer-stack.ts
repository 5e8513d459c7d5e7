import type {ImageShape} from '../../experiments/artifacts/data-shape.ts';
import type {LayerSummary} from '../../experiments/artifacts/schema.ts';
import {write} from '../format/numbers.ts';
import {layerTitle} from '../format/words.ts';
import type {Shapes} from './frame.ts';
import {layerLook, wordsLook} from './layer-looks.ts';
import type {Width} from './theme.ts';

/** The tile of a sheet that the network is shown. */
export interface Picture {
  href: string;
  x: number; // of the tile on the sheet, in pixels
  y: number;
  width: number; // of the sheet
  height: number;
  tile: ImageShape;
  isLight: boolean; // shown as it is; ink is dark on paper
}

/** The class of a picture: one that is no ink stays as it is in every theme. */
export function pixelClass({isLight}: Picture): string {
  return isLight ? 'pixels light' : 'pixels';
}

type WordKind = Parameters<typeof wordsLook>[0];

/** A layer with those that follow it and change no shape. */
interface Stage {
  kind: string;
  name: string; // "Convolution 3 × 3"
  words: string[]; // "32 filters", "ReLU"
  shape: number[];
  parameters: number;
  multiplyAdds: number;
}

interface Shape {
  size: number;
  row: number;
  top: number;
  middle: number; // of the drawings
  name: number; // where captions begin
  columns: number[]; // where numbers end; none where all stands in one column
}

const shapes: Shapes<Shape> = {
  wide: {size: 620, row: 62, top: 30, middle: 60, name: 140, columns: [386, 504, 618]},
  narrow: {size: 300, row: 88, top: 4, middle: 48, name: 108, columns: []},
};

const largest = 46; // pixels, for the side of an image of 28 x 28 or more
const followers = ['activation', 'normalization', 'scale', 'dropout'];

/** Draws a convolutional network from the image down: a stack of maps or a bar a layer, with its shape and its cost. */
export function layerStack(layers: LayerSummary[], input: number[], width: Width, picture: Picture): string {
  const {size, row, top, middle, columns} = shapes[width];
  const stages = [image(input), ...merge(layers)];
  const parts = stages.map((stage, index) => {
    const y = top + row * index;
    const drawing =
      stage.shape.length > 1 ? maps(stage, middle, y + row / 2, picture) : bar(stage, middle, y + row / 2);
    return `${drawing}${captions(stage, y, width)}`;
  });
  const height = top + row * stages.length;
  const open = `<svg xmlns="http://www.w3.org/2000/svg" aria-hidden="true" focusable="false" class="network"`;
  return `${open} width="${size}" height="${height}" viewBox="0 0 ${size} ${height}">${headings(columns)}${parts.join('')}</svg>`;
}

function image(shape: number[]): Stage {
  return {kind: 'input', name: 'Image', words: [], shape, parameters: 0, multiplyAdds: 0};
}

/** Layers that change no shape stand in the line of the layer before. */
function merge(layers: LayerSummary[]): Stage[] {
  const stages: Stage[] = [];
  for (const {kind, title, outputShape, parameters, multiplyAdds} of layers) {
    const [name = '', ...words] = layerTitle(title).split(', ');
    const last = stages.at(-1);
    if (last && followers.includes(kind)) {
      last.words.push(name.toLowerCase().replace('relu', 'ReLU'));
      last.parameters += parameters;
    } else stages.push({kind, name, words, shape: outputShape, parameters, multiplyAdds});
  }
  return stages;
}

/** One sheet for one map, up to six for many, the first in front. */
function maps({kind, shape}: Stage, x: number, y: number, picture: Picture): string {
  const [rows = 1, , channels = 1] = shape;
  const side = Math.max(5, (rows / Math.max(28, picture.tile.height, picture.tile.width)) * largest);
  const count = Math.min(6, 1 + Math.round(Math.log2(channels)));
  const sheets = Array.from({length: count}, (_, index) => {
    const offset = (count / 2 - index) * 3;
    return rectangle(kind, x - side / 2 + offset, y - side / 2 - offset, side, side);
  });
  if (kind !== 'input') return sheets.join('');
  const inner = `<image href="${picture.href}" x="${-picture.x}" y="${-picture.y}" width="${picture.width}" height="${picture.height}" image-rendering="pixelated"/>`;
  const place = `x="${x - side / 2}" y="${y - side / 2}" width="${side}" height="${side}" viewBox="0 0 ${picture.tile.width} ${picture.tile.height}"`;
  return `<g class="${pixelClass(picture)}"><svg ${place}>${inner}</svg></g>${rectangle(kind, x - side / 2, y - side / 2, side, side)}`;
}

/** As long as there are outputs, by the square root, and as there is room. */
function bar({kind, shape}: Stage, x: number, y: number): string {
  const length = Math.min(2 * x - 4, Math.max(14, Math.sqrt(shape[0]! / 784) * 92));
  return rectangle(kind, x - length / 2, y - 5, length, 10);
}

function rectangle(kind: string, x: number, y: number, width: number, height: number): string {
  const [left, top, right, bottom] = [x, y, width, height].map((value) => Number(value.toFixed(1)));
  return `<rect ${layerLook(kind)} x="${left}" y="${top}" width="${right}" height="${bottom}" rx="1.5"/>`;
}

function captions(stage: Stage, y: number, width: Width): string {
  const {row, name: x, columns} = shapes[width];
  if (columns.length === 0) {
    return linesOf(stage)
      .map(([kind, words], index) => text(kind, x, y + 15 + index * 16, words))
      .join('');
  }
  const {name, words, shape, parameters, multiplyAdds} = stage;
  const middle = y + row / 2 + 4;
  const lines = lay(words);
  const cells = [
    shape.join(' × '),
    ...[parameters, multiplyAdds].map((count) => (count ? write(count, 'count') : '–')),
  ];
  return [
    text('name', x, middle - lines.length * 8, name),
    ...lines.map((line, index) => text('shape', x, middle - lines.length * 8 + 17 + index * 15, line)),
    ...cells.map((value, index) => text('shape', columns[index]!, middle, value, 'end')),
  ].join('');
}

/** Words in one line, or in two where they are many. */
function lay(words: string[]): string[] {
  if (words.length === 0) return [];
  return words.length > 2 ? [words[0]!, words.slice(1).join(', ')] : [words.join(', ')];
}

/** On narrow screens everything stands in one column. */
function linesOf({name, words, shape, parameters}: Stage): [kind: WordKind, words: string][] {
  return [
    ['name', name],
    ...lay(words).map((line): [WordKind, string] => ['shape', line]),
    ['shape', shape.join(' × ')],
    ...(parameters ? [['parameters', `${write(parameters, 'count')} parameters`] as [WordKind, string]] : []),
  ];
}

function headings(columns: number[]): string {
  const words = ['Output', 'Parameters', 'Multiply-adds'];
  return columns.map((column, index) => text('shape', column, 16, words[index]!, 'end')).join('');
}

function text(kind: WordKind, x: number, y: number, words: string, anchor = 'start'): string {
  return words ? `<text ${wordsLook(kind)} x="${x}" y="${y}" text-anchor="${anchor}">${words}</text>` : '';
}
