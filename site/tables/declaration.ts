import type {DatasetName} from '../../experiments/artifacts/schema.ts';
import type {Compared} from '../records/compared.ts';
import type {Records} from '../records/records.ts';
import type {Content} from './parts.ts';

/** How the rows of a table of a page are shown; `tableOf` lays them out. */
export interface Declaration<Row> {
  caption: string;
  label?: string; // of the frame that it scrolls in, where it differs from the caption
  heard?: boolean; // whether the caption is for those alone who hear the page
  headless?: boolean; // whether nothing stands over the columns
  class?: string;
  id?: string; // of the frame
  tall?: boolean; // scrolls upright, too
  wide?: boolean; // beyond the text, where there is room
  columns: readonly (Column<Row> | ColumnGroup<Row>)[];
  compares?: (row: Row) => readonly Compared[]; // the models that a row tells of
  group?: (row: Row) => string; // the head under which a row stands, with those of its kind
  attributes?: (row: Row) => Attributes; // of a row
  closing?: readonly Content[]; // the cells of a last row; the first is its head
  atOnce?: number; // so many rows are drawn together, in a body of their own
}

/** Columns without a head of their own stand together under that of their group. */
export interface ColumnGroup<Row> {
  head: string;
  class?: string; // of the head
  columns: readonly Column<Row>[];
}

/** A column: what stands over it, and how the cell of a row is made. */
export interface Column<Row> {
  head?: string;
  dataset?: DatasetName | undefined; // that it tells of: the colour of its head
  numeric?: boolean;
  isRowHead?: boolean;
  class?: string; // of its cells, besides
  key?: string; // by which readers sort and filter
  cell: (row: Row, place: number) => Content | Cell;
}

/** A cell that says more than what stands in it. */
export interface Cell {
  content: Content;
  span?: number; // of columns: it stands for those that follow, too
  class?: string | undefined; // in place of that of its column
  order?: number; // by which its column is sorted
}

/** A table by its records: nothing where there is nothing to tell of, or what is said in its place. */
export type TableMaker = (records: Records) => undefined | Laid | readonly Laid[] | {pending: Content};

/** A table laid out: cells with their attributes, row by row. */
export interface Laid {
  caption: string;
  heard: boolean;
  class: string | undefined;
  frame: {label: string; id: string | undefined; tall: boolean; wide: boolean};
  compares: readonly Compared[]; // the models that it sets beside each other
  heads: LaidRow[];
  bodies: LaidRow[][];
}

export interface LaidRow {
  attributes: Attributes;
  cells: LaidCell[];
}

export interface LaidCell {
  tag: 'th' | 'td';
  attributes: Attributes;
  content: Content;
}

type Attributes = Record<string, string | number | undefined>;
