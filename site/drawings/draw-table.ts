import {type Drawn, tidy} from './drawn.ts';
import {type Letters, line, widthOf} from './letters.ts';
import type {Table, TableCell} from './part.ts';

/** A cell with the first column and the first row that it stands in. */
interface Standing extends TableCell {
  column: number;
  row: number;
}

const rowHeight = 28;
const room = 18; // between columns

/** A table with a line below its head and a hairline below each row. */
export function drawTable({heads, rows}: Table): Drawn {
  const cells = stand([...heads, ...rows]);
  const widths = widthsOf(cells, heads.length);
  const left = (column: number) => widths.slice(0, column).reduce((sum, width) => sum + width + room, 0);
  const width = left(widths.length) - room;
  const drawn = cells.map((cell) => drawCell(cell, left, heads.length));
  const lines = rows.map((_, row) => rule(0, width, (heads.length + row + 1) * rowHeight, 'var(--hairline)'));
  return {width, height: (heads.length + rows.length) * rowHeight + 1, svg: [...lines, ...drawn].join('')};
}

function drawCell(cell: Standing, left: (column: number) => number, headCount: number): string {
  const {text, column, row, across, down, isNumber} = cell;
  const [from, to] = [left(column), left(column + across) - room];
  const bottom = (row + down) * rowHeight;
  const words = line(text, isNumber ? to : from, bottom - 9, lettersOf(cell, headCount), isNumber ? 'end' : 'start');
  return row < headCount ? `${words}${rule(from, to, bottom, 'var(--ink)')}` : words;
}

function lettersOf({row, isStrong, color}: Standing, headCount: number): Letters {
  const isHead = row < headCount;
  return {
    size: isHead ? 11.5 : 12.5,
    weight: isStrong || color ? 650 : isHead ? 500 : 400,
    color: color ?? (isHead ? 'var(--muted)' : 'var(--ink)'),
  };
}

function rule(from: number, to: number, y: number, color: string): string {
  return `<path d="M${tidy(from)},${y + 0.5}H${tidy(to)}" fill="none" stroke="${color}"/>`;
}

/** Where each cell stands, beside those of rows above that reach down. */
function stand(rows: Table['rows']): Standing[] {
  const taken = new Set<string>();
  return rows.flatMap((cells, row) => {
    let column = 0;
    return cells.map((cell) => {
      while (taken.has(`${row} ${column}`)) column++;
      const standing = {...cell, column, row};
      for (let down = 0; down < cell.down; down++) taken.add(`${row + down} ${column}`);
      column += cell.across;
      return standing;
    });
  });
}

/** As wide as what stands in a column alone, and as what spans several asks for. */
function widthsOf(cells: readonly Standing[], headCount: number): number[] {
  const widths = Array<number>(Math.max(...cells.map(({column, across}) => column + across))).fill(0);
  for (const cell of cells.toSorted((a, b) => a.across - b.across)) {
    const spanned = widths.slice(cell.column, cell.column + cell.across);
    const has = spanned.reduce((sum, width) => sum + width, 0) + room * (cell.across - 1);
    const lacks = Math.max(0, widthOf(cell.text, lettersOf(cell, headCount)) - has) / cell.across;
    for (let place = 0; place < cell.across; place++) widths[cell.column + place]! += lacks;
  }
  return widths;
}
