/** A cell of a table: a text, a number, or nothing. */
export type Cell = string | number | null;

/**
 * Rows as comma-separated values (RFC 4180, lines end in LF), the headings first. Throws where a heading stands twice or
 * a row has more or fewer cells. Spreadsheets read UTF-8 by its mark alone, and some readers take the mark for a part of
 * the first heading, so it is there only where a character needs it.
 */
export function writeCsv(headings: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const twice = headings.find((heading, place) => headings.indexOf(heading) !== place);
  if (twice !== undefined) throw new Error(`invalid table: "${twice}" twice (expected each heading once)`);
  const ragged = rows.findIndex((row) => row.length !== headings.length);
  if (ragged >= 0) {
    const [found, expected] = [rows[ragged]!.length, headings.length];
    throw new Error(
      `invalid table: ${found} cells in row ${ragged + 1} (expected ${expected}: ${headings.join(', ')})`,
    );
  }
  const text = [headings, ...rows].map((row) => `${row.map(quote).join(',')}\n`).join('');
  return /[^\0-\x7f]/.test(text) ? `${byteOrderMark}${text}` : text;
}

/** Reads what `writeCsv` wrote, or another program: the headings and the rows, all as texts. */
export function readCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  let end = text.startsWith(byteOrderMark) ? byteOrderMark.length : 0;
  while (end < text.length) {
    cell.lastIndex = end;
    const match = cell.exec(text);
    if (!match) throw new Error(`invalid CSV: a stray quote in line ${text.slice(0, end).split('\n').length}`);
    const [whole, quoted, plain = '', after] = match;
    rows.at(-1)!.push(quoted?.replaceAll('""', '"') ?? plain);
    end += whole.length;
    if (after === ',' && end === text.length) rows.at(-1)!.push('');
    if (after !== ',' && end < text.length) rows.push([]);
  }
  return rows;
}

const byteOrderMark = '\uFEFF';
const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/y;

function quote(value: Cell): string {
  if (typeof value === 'number' && !Number.isFinite(value))
    throw new Error(`invalid cell: ${value} (expected a number, or none)`);
  const text = String(value ?? '');
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
