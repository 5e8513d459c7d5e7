import type {Tensor} from '../../../experiments/models/step.ts';
import {mapOf} from '../../../experiments/models/window.ts';
import {element} from '../element.ts';

/** A picture of numbers, row by row. */
export interface Grid {
  rows: number;
  columns: number;
  values: ArrayLike<number>;
}

type Colour = [red: number, green: number, blue: number];

/** The colours of the theme that is on. */
export interface Palette {
  positive: Colour;
  negative: Colour;
  ground?: Colour; // of what is 0; otherwise one sees through it
}

/** The colours of light, in every theme. */
export const lightPalette: Palette = {positive: [255, 255, 255], negative: [255, 255, 255], ground: [0, 0, 0]};

/** One map of a block, or a row of numbers folded into lines. */
export function gridOf({shape, values}: Tensor, channel: number): Grid {
  if (shape.length === 1) {
    const columns = foldedWidth(shape[0]!);
    return {rows: Math.ceil(shape[0]! / columns), columns, values};
  }
  const [rows, columns] = shape as [number, number];
  return {rows, columns, values: mapOf({shape, values}, channel)};
}

/** How many numbers of a row stand on a line; of maps written into a row, one cell or one line of the image. */
export function foldedWidth(length: number): number {
  if (length < 100) return Math.min(length, 8);
  return Array.from({length: 32}, (_, at) => 32 - at).find((width) => length % width === 0)!;
}

/** The value that is painted in full: the largest, or where none is above 0 the one furthest from it. */
export function fullValue({values}: Pick<Tensor, 'values'>): number {
  const [low, high] = values.reduce(([low, high], value) => [Math.min(low, value), Math.max(high, value)], [0, 0]);
  return high > 0 ? high : -low;
}

/** The map of a block in which what is above 0 varies most: it has most to show. */
export function tellingMap({shape, values}: Tensor): number {
  if (shape.length === 1) return 0;
  const channels = shape[2]!;
  const cells = values.length / channels;
  const [sums, squares] = [new Float64Array(channels), new Float64Array(channels)];
  values.forEach((value, at) => {
    sums[at % channels]! += Math.max(0, value);
    squares[at % channels]! += Math.max(0, value) ** 2;
  });
  const variances = squares.map((square, channel) => square / cells - (sums[channel]! / cells) ** 2);
  return variances.indexOf(Math.max(...variances));
}

/** Reads the palette from the style sheet. */
export function readPalette(within: HTMLElement): Palette {
  const probe = element('span', {hidden: ''});
  within.append(probe);
  const colourOf = (name: string) => {
    probe.className = name;
    return getComputedStyle(probe)
      .color.match(/[\d.]+/g)!
      .slice(0, 3)
      .map(Number) as Colour;
  };
  const palette = {positive: colourOf('positive'), negative: colourOf('negative')};
  probe.remove();
  return palette;
}

/** Paints a pixel a number: the fuller, the further from 0; `limit` is full. */
export function paint(canvas: HTMLCanvasElement, {rows, columns, values}: Grid, limit: number, palette: Palette): void {
  canvas.width = columns;
  canvas.height = rows;
  const pixels = new ImageData(columns, rows);
  for (let place = 0; place < values.length; place++) {
    const value = values[place]!;
    const strength = limit > 0 ? Math.min(1, Math.abs(value) / limit) : 0;
    pixels.data.set(mixed(value < 0 ? palette.negative : palette.positive, palette.ground, strength), place * 4);
  }
  canvas.getContext('2d')!.putImageData(pixels, 0, 0);
}

function mixed(colour: Colour, ground: Colour | undefined, strength: number): number[] {
  if (!ground) return [...colour, 255 * strength];
  return [...ground.map((from, channel) => from + strength * (colour[channel]! - from)), 255];
}

/** Paints an image: ink in the colour of the theme, light as it is, in grey or in colour. */
export function paintImage(canvas: HTMLCanvasElement, image: Tensor, isInk: boolean, palette: Palette): void {
  if (isInk) paint(canvas, gridOf(image, 0), 1, palette);
  else paintLight(canvas, image);
}

function paintLight(canvas: HTMLCanvasElement, {shape, values}: Tensor): void {
  const [rows, columns, channels] = shape as [number, number, number];
  canvas.width = columns;
  canvas.height = rows;
  const pixels = new ImageData(columns, rows);
  for (let place = 0; place < rows * columns; place++) {
    const value = (at: number) => 255 * values[place * channels + Math.min(at, channels - 1)]!;
    pixels.data.set([value(0), value(1), value(2), 255], place * 4);
  }
  canvas.getContext('2d')!.putImageData(pixels, 0, 0);
}

/** A small picture of an image. */
export function imageThumbnail(image: Tensor, isInk: boolean, palette: Palette): HTMLCanvasElement {
  const canvas = element('canvas', {class: isInk ? 'thumb' : 'thumb light', 'aria-hidden': 'true'});
  paintImage(canvas, image, isInk, palette);
  return canvas;
}

/** A small picture of numbers. */
export function thumbnail(grid: Grid, limit: number, palette: Palette): HTMLCanvasElement {
  const canvas = element('canvas', {class: 'thumb', 'aria-hidden': 'true'});
  paint(canvas, grid, limit, palette);
  return canvas;
}
