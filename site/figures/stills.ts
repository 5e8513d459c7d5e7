import type {DatasetName} from '../../experiments/artifacts/schema.ts';
import {below, beside, grid, type Part, picture, type Side, words} from '../drawings/part.ts';
import {write} from '../format/numbers.ts';
import {datasetNames, descriptionOf} from '../records/datasets.ts';
import type {Records} from '../records/records.ts';
import type {Figure} from './figure.ts';
import type {Note, Tile, TileGroup} from './tiles.ts';

/** What is drawn of a figure that is no chart; nothing of one that is. */
export function stillOf({still, tiles}: Figure, records: Records): Part | undefined {
  if (still) return still(records);
  return tiles && eachSet(records, (dataset) => below(tiles(records, dataset).map(groupPart), 20));
}

/** What is drawn of each data set below its title, side by side. */
export function eachSet(records: Records, draw: (dataset: DatasetName) => Part): Part {
  const parts = datasetNames.map((dataset, place) =>
    below([{...words(descriptionOf(records, dataset).title, 'heading'), set: place + 1}, draw(dataset)], 12),
  );
  return grid(parts, Math.min(2, parts.length), {gaps: [44, 30]});
}

const sideBySide = datasetNames.length > 1;
const shapes: Record<TileGroup['layout'], {side: number; columns: number; most: number; gaps: [number, number]}> = {
  five: {side: 56, columns: sideBySide ? 5 : 7, most: 78, gaps: [6, 14]},
  'three large': {side: 112, columns: 3, most: 132, gaps: [10, 14]},
  pairs: {side: 84, columns: sideBySide ? 2 : 3, most: 190, gaps: [30, 16]},
  'small pairs': {side: 56, columns: sideBySide ? 2 : 3, most: 190, gaps: [30, 16]},
};
const most = 40; // tiles of a group

function groupPart({title, layout, tiles, none = ''}: TileGroup): Part {
  const {side, columns, most: width, gaps} = shapes[layout];
  const arePairs = layout.endsWith('pairs');
  const shown = tiles
    .slice(0, most)
    .map((tile) => tilePart(tile, {side, width, across: arePairs ? 'start' : 'middle'}));
  return below(
    [
      ...(title ? [words(title, 'strong')] : []),
      tiles.length > 0
        ? grid(shown, columns, {gaps, across: arePairs ? 'start' : 'middle', least: width})
        : words(none, 'note'),
      ...(tiles.length > most ? [words(`The first ${most} of ${tiles.length}.`, 'note')] : []),
    ],
    10,
  );
}

/** A tile: its pictures, above one another or from left to right, and its words below them. */
export function tilePart(
  {pictures, names, stands, notes}: Tile,
  {side, width, across}: {side: number; width: number; across: Side},
): Part {
  const shown = pictures.map(({crop}) => picture(crop, side));
  const lines = [
    ...(names.length > 0 ? [words(names.join(' and '), stands ? 'strong' : 'name', {most: width, across})] : []),
    ...notes.map((note) => words(textOf(note), 'note', {most: width, across})),
  ];
  return below([across === 'middle' ? below(shown, 4, across) : beside(shown, 6), below(lines, 0, across)], 5, across);
}

const textOf = (note: Note) => (typeof note === 'string' ? note : note[0]);

/** Numbers in a square with a caption. */
export function numberGrid(caption: string, values: readonly number[], {columns = 3, digits = 3} = {}): Part {
  const cells = Array.from({length: values.length / columns}, (_, row) =>
    values.slice(row * columns, (row + 1) * columns).map((value) => ({
      text: write(value, 'decimal', digits),
      stroke: 'var(--hairline)',
      faint: value <= 0,
    })),
  );
  return below([words(caption, 'note'), {kind: 'matrix', cells, size: [44, 22]}], 3);
}

/** What a kernel lies on, the kernel, and their products. */
export function productPart(
  pixels: string,
  {window, kernel, products}: {window: number[]; kernel: number[]; products: number[]},
): Part {
  const result = numberGrid('products', products);
  return beside([numberGrid(pixels, window), words('×'), numberGrid('kernel', kernel), words('='), result], 6);
}
