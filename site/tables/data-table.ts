import {write} from '../format/numbers.ts';
import {heading} from './columns.ts';
import type {TableMaker} from './declaration.ts';
import {tableOf} from './lay-out.ts';
import type {Table} from './table.ts';

/** The data behind a figure, as a table of the page. */
export const dataTable =
  (caption: string, {columns, rows}: Table): TableMaker =>
  () =>
    tableOf(rows, {
      caption,
      heard: true,
      class: 'data',
      tall: true,
      columns: columns.map((column, place) => ({
        head: heading(column),
        numeric: column.as !== 'text',
        isRowHead: place === 0,
        cell: (row) => (row[place] === '' ? (column.none ?? '') : write(row[place]!, column.as, column.digits)),
      })),
    });
