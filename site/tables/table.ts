import type {Format} from '../format/numbers.ts';

/** A column of a table: its name, and how its numbers are written. */
export interface Column {
  name: string;
  as: Format;
  digits?: number;
  none?: string; // what the page says where there is no number; nothing, where this is missing
}

/** The data behind a figure: numbers as recorded, an empty text where there is none; `as` says how the page writes them. */
export interface Table {
  columns: Column[];
  rows: (string | number)[][];
}
