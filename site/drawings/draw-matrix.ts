import {block} from './draw-words.ts';
import {type Drawn, placed, rectangle} from './drawn.ts';
import {type Letters, line, shorten, widthOf, wrap} from './letters.ts';
import type {Cell, Matrix} from './part.ts';

const names: Letters = {size: 12, weight: 500, color: 'var(--ink)'};
const corner: Letters = {size: 11, weight: 400, color: 'var(--muted)'};
const numbers: Letters = {size: 11, weight: 400, color: 'var(--ink)'};
const room = 8; // between names and cells
const longest = 150; // pixels of a name

/** Cells in rows, with names beside and above them where there are any. */
export function drawMatrix({cells, size, gap = 0, names: named}: Matrix): Drawn {
  const [across, down] = [size[0] + gap, size[1] + gap];
  const body = {
    width: across * Math.max(0, ...cells.map((row) => row.length)) - gap,
    height: down * cells.length - gap,
    svg: cells
      .flatMap((row, at) =>
        row.map((cell, place) => placed({...square, svg: drawCell(cell, size)}, place * across, at * down)),
      )
      .join(''),
  };
  if (!named) return body;
  const [rows, columns] = [named.rows, named.columns].map((all) => all.map((name) => shorten(name, longest, names)));
  const left = room + Math.max(76, ...rows!.map((name) => widthOf(name, names)));
  const top = room + Math.max(...columns!.map((name) => (isTurned(name) ? widthOf(name, names) : names.size)));
  const words = wrap(named.corner, left - room, corner);
  const cornerHeight = block(words, {x: 0, letters: corner}).height;
  const above = Math.max(top, cornerHeight + room);
  const parts = [
    placed(
      {...square, ...block(words, {x: left - room, letters: corner, across: 'end'})},
      0,
      above - room - cornerHeight,
    ),
    ...rows!.map((name, at) => line(name, left - room, above + (at + 0.5) * down + 4, names, 'end')),
    ...columns!.map((name, place) => columnName(name, left + (place + 0.5) * across, above - room)),
    placed(body, left, above),
  ];
  return {width: left + body.width, height: above + body.height, svg: parts.join('')};
}

const square = {width: 0, height: 0};

/** Long names of columns stand upright, as on the page. */
const isTurned = (name: string) => name.length > 2;

function columnName(name: string, x: number, y: number): string {
  return isTurned(name) ? line(name, x + 4, y, names, 'start', true) : line(name, x, y, names, 'middle');
}

function drawCell({text, fill, opacity = 1, stroke, faint}: Cell, [width, height]: Matrix['size']): string {
  const ground = [
    `fill="${fill ?? 'none'}"`,
    ...(fill && opacity < 1 ? [`fill-opacity="${opacity.toFixed(2)}"`] : []),
    ...(stroke ? [`stroke="${stroke}"`] : []),
  ];
  const inset = stroke ? 0.5 : 0;
  const box = fill || stroke ? rectangle(inset, inset, width - 2 * inset, height - 2 * inset, ground.join(' ')) : '';
  if (!text) return box;
  const letters = {...numbers, color: faint ? 'var(--muted)' : numbers.color};
  return `${box}${line(text, width / 2, height / 2 + 4, letters, 'middle')}`;
}
