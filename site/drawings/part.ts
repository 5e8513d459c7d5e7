// What a figure that is no chart draws in a file, as plain data: what stands beside and below what. layOut() draws it.

import type {Crop} from '../images/crops.ts';

export type Part = Words | Picture | Matrix | Table | Grid;

/** Lines of text. */
export interface Words {
  kind: 'words';
  text: string;
  as: Look;
  most: number; // pixels; longer lines are broken
  across: Side; // of the longest line
  set?: number; // of the data set that it names, whose colour and mark it has: 1 for the first
}

/** How words look: a heading, a name below a picture, one that stands out, a small note, a sentence. */
export type Look = 'heading' | 'name' | 'strong' | 'note' | 'text';

export type Side = 'start' | 'middle' | 'end';

/** A part of a recorded picture, enlarged without smoothing. */
export interface Picture {
  kind: 'picture';
  of: Crop;
  side: number; // pixels of the longer side
  placed?: string | undefined; // a transform, in the picture's own pixels; what leaves its frame is lost
  frames?: readonly Frame[]; // around parts of it
}

/** In the pixels of the picture. */
export interface Frame {
  x: number;
  y: number;
  side: number;
  isDashed: boolean;
}

/** Equal cells in rows, with the names of rows before them and those of columns above. */
export interface Matrix {
  kind: 'matrix';
  cells: readonly (readonly Cell[])[];
  size: readonly [width: number, height: number]; // of a cell
  gap?: number; // between two cells
  names?: {rows: readonly string[]; columns: readonly string[]; corner: string};
}

export interface Cell {
  text?: string | undefined;
  fill?: string; // a colour of the page, as var(--ink)
  opacity?: number; // of the filling
  stroke?: string;
  faint?: boolean; // whether the text is muted
}

/** Rows with a head, in columns as wide as what stands in them. */
export interface Table {
  kind: 'table';
  heads: readonly (readonly TableCell[])[];
  rows: readonly (readonly TableCell[])[];
}

export interface TableCell {
  text: string;
  across: number; // columns
  down: number; // rows
  isNumber: boolean;
  isStrong: boolean;
  color?: string;
}

/** Parts row by row, in columns as wide and rows as high as the largest of them. */
export interface Grid {
  kind: 'grid';
  parts: readonly Part[];
  columns: number;
  gaps: readonly [between: number, below: number];
  across: Side | readonly Side[]; // where a part stands in its column, in all columns or in each
  down: 'start' | 'middle'; // and in its row
  least: number; // pixels of a column
}

/** Words; of a sentence a line may have so many pixels. */
export function words(text: string, as: Look = 'text', {most = 420, across = 'start' as Side} = {}): Words {
  return {kind: 'words', text, as, most, across};
}

/** A part of a picture, so many pixels wide or high. */
export function picture(of: Crop, side: number, more: Pick<Picture, 'placed' | 'frames'> = {}): Picture {
  return {kind: 'picture', of, side, ...more};
}

/** Parts in so many columns. */
export function grid(parts: readonly Part[], columns: number, shape: Partial<Omit<Grid, 'kind' | 'parts'>> = {}): Grid {
  return {kind: 'grid', parts, columns, gaps: [8, 8], across: 'start', down: 'start', least: 0, ...shape};
}

/** Parts side by side, each in the middle of the row's height. */
export function beside(parts: readonly Part[], gap = 8): Grid {
  return grid(parts, parts.length, {gaps: [gap, 0], down: 'middle'});
}

/** Parts below one another. */
export function below(parts: readonly Part[], gap = 8, across: Side = 'start'): Grid {
  return grid(parts, 1, {gaps: [0, gap], across});
}
