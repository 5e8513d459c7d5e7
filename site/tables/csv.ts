import {type Cell, writeCsv} from '../../experiments/artifacts/csv.ts';
import {inUnit} from '../format/numbers.ts';
import {heading} from './columns.ts';
import type {Column, Table} from './table.ts';

/**
 * The table as comma-separated values, with the headings that the page has and numbers in the unit that they name; but
 * unrounded, and shares as 0 ... 1 where the page writes per cent into each cell. What has no number is empty.
 */
export function csv({columns, rows}: Table): string {
  return writeCsv(
    columns.map(heading),
    rows.map((row) => row.map((value, place) => cellOf(value, columns[place]!))),
  );
}

function cellOf(value: string | number, column: Column): Cell {
  if (value === '') return null;
  const expected = column.as === 'text' ? 'string' : 'number';
  if (typeof value !== expected)
    throw new Error(`invalid cell under "${heading(column)}": ${value} (expected a ${expected})`);
  return typeof value === 'number' ? inUnit(value, column.as) : value;
}
