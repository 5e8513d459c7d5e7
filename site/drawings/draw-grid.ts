import {type Drawn, placed} from './drawn.ts';
import type {Grid, Side} from './part.ts';

const shares: Record<Side, number> = {start: 0, middle: 0.5, end: 1};

/** What has been drawn, row by row, each in its place in its column and row. */
export function drawGrid(
  cells: readonly Drawn[],
  {columns, gaps: [between, beneath], across, down, least}: Grid,
): Drawn {
  const columnOf = (at: number) => at % columns;
  const rowOf = (at: number) => Math.floor(at / columns);
  const widths = largest(cells, columnOf, ({width}) => Math.max(least, width));
  const heights = largest(cells, rowOf, ({height}) => height);
  const [lefts, tops] = [startsOf(widths, between), startsOf(heights, beneath)];
  const parts = cells.map((cell, at) => {
    const [column, row] = [columnOf(at), rowOf(at)];
    const side = typeof across === 'string' ? across : across[column]!;
    const x = lefts[column]! + shares[side] * (widths[column]! - cell.width);
    return placed(cell, x, tops[row]! + shares[down] * (heights[row]! - cell.height));
  });
  return {width: lengthOf(widths, between), height: lengthOf(heights, beneath), svg: parts.join('')};
}

/** The largest size of each column, or of each row. */
function largest(cells: readonly Drawn[], lineOf: (at: number) => number, sizeOf: (cell: Drawn) => number): number[] {
  return cells.reduce<number[]>((sizes, cell, at) => {
    sizes[lineOf(at)] = Math.max(sizes[lineOf(at)] ?? 0, sizeOf(cell));
    return sizes;
  }, []);
}

/** Where each begins when they stand one after another. */
function startsOf(sizes: readonly number[], gap: number): number[] {
  return sizes.map((_, place) => lengthOf(sizes.slice(0, place), gap) + (place > 0 ? gap : 0));
}

function lengthOf(sizes: readonly number[], gap: number): number {
  return sizes.reduce((sum, size) => sum + size, 0) + gap * Math.max(0, sizes.length - 1);
}
