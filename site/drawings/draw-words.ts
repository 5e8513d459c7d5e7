import {type Drawn, tidy} from './drawn.ts';
import {type Letters, line, widthOf, wrap} from './letters.ts';
import type {Look, Side, Words} from './part.ts';

const looks: Record<Look, Letters> = {
  heading: {size: 13, weight: 650, color: 'var(--ink)'},
  name: {size: 12.5, weight: 500, color: 'var(--ink)'},
  strong: {size: 12.5, weight: 650, color: 'var(--ink)'},
  note: {size: 11, weight: 400, color: 'var(--muted)'},
  text: {size: 13, weight: 400, color: 'var(--ink)'},
};

const markWidth = 15; // of the mark of a data set, with the room behind it

/** Lines of text, or the title of a data set behind its mark. */
export function drawWords({text, as, most, across, set}: Words): Drawn {
  const letters = set ? {...looks[as], color: `var(--set-${set})`} : looks[as];
  const lines = wrap(text, most, letters);
  const left = set ? markWidth : 0;
  const width = left + Math.max(...lines.map((words) => widthOf(words, letters)));
  const drawn = block(lines, {x: left + anchorOf(across) * (width - left), letters, across});
  return {width, height: drawn.height, svg: `${set ? markOf(set, letters) : ''}${drawn.svg}`};
}

/** Lines below one another; how high they are, and their SVG. */
export function block(
  lines: readonly string[],
  {x, letters, across = 'start', leading = 1.34}: {x: number; letters: Letters; across?: Side; leading?: number},
): {height: number; svg: string} {
  const step = letters.size * leading;
  const base = step / 2 + letters.size * 0.36; // capitals are about .72 high
  return {
    height: Math.ceil(step * lines.length),
    svg: lines.map((words, place) => line(words, x, step * place + base, letters, across)).join(''),
  };
}

/** The share of the width at which a line is anchored. */
function anchorOf(across: Side): number {
  switch (across) {
    case 'start':
      return 0;
    case 'middle':
      return 0.5;
    case 'end':
      return 1;
  }
}

/** A square, a disc, a diamond or a triangle, by the place of the data set. */
function markOf(set: number, {size, color}: Letters): string {
  const middle = tidy((size * 1.34) / 2);
  const r = 4;
  const shapes = [
    `<rect x="0" y="${middle - r}" width="8" height="8" fill="${color}"/>`,
    `<circle cx="${r}" cy="${middle}" r="${r}" fill="${color}"/>`,
    `<path d="M${r},${middle - 5.5}l5.5,5.5l-5.5,5.5l-5.5,-5.5Z" fill="${color}"/>`,
    `<path d="M${r},${middle - r}l4,8h-8Z" fill="${color}"/>`,
  ];
  return shapes[(set - 1) % shapes.length]!;
}
