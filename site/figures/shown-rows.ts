import type {Table} from '../tables/table.ts';

const most = 40; // rows in the page; the CSV has all

/** The rows of a table that the page shows: of a long one the first of each data set, or whatever its first column parts. */
export function shownRows({rows}: Table): Table['rows'] {
  if (rows.length <= most) return rows;
  const parts = [...Map.groupBy(rows, ([first]) => first).values()];
  const each = Math.floor(most / parts.length);
  return each > 4 ? parts.flatMap((part) => part.slice(0, each)) : rows.slice(0, most);
}
