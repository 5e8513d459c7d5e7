import type {TopLevelSpec} from 'vega-lite';
import type {Layer, Shapes} from './frame.ts';
import {bars, dots, texts} from './marks.ts';
import {inPercent, interval, noted, noteOf, of, overSeeds, withBar} from './notes.ts';
import {asItIs, fromTop, linear, reach} from './scales.ts';
import {textWidth} from './text-width.ts';
import type {Width} from './theme.ts';

/** A method with its accuracy on some data sets. */
export interface Dumbbell {
  method: string; // "Simple NN"
  ends: DumbbellEnd[]; // in the order of the data sets
}

export interface DumbbellEnd {
  accuracy: number;
  low: number; // 95 % interval
  high: number;
  label: string; // "98.1 %"
  seeds?: number; // of which the accuracy is the mean
}

/** What an end is called and how it is drawn: its shape tells what its colour tells. */
export interface Side {
  title: string;
  color: string;
}

interface Shape {
  across: number;
  head: number; // above the first row
  step: number; // from row to row
  ticks: number;
  method: {dx: number; dy: number}; // where the name of a row stands, from its left end
  title: number; // pixels from the top
}

const shapes: Shapes<Shape> = {
  wide: {across: 392, head: 32, step: 27, ticks: 6, method: {dx: -212, dy: 0}, title: 12},
  narrow: {across: 290, head: 50, step: 44, ticks: 4, method: {dx: 0, dy: -17}, title: 13},
};
const symbols = ['circle', 'diamond', 'square', 'triangle-up'] as const;
const titleStep = 16; // pixels from one line of titles down to the next
const titleFont = {fontWeight: 600, fontSize: 13};
const titleGap = 10; // pixels between titles on one line
const room = 54; // pixels for a number beside a mark

/** A row a method, a line between its accuracies, the longer the more they differ. Intervals are the pale bars. */
export function dumbbells(rows: readonly Dumbbell[], sides: readonly Side[], width: Width): TopLevelSpec {
  const {across, step, ticks, method, title, ...shape} = shapes[width];
  const [low, high] = reach(rows.flatMap(({ends}) => ends.flatMap((end) => [end.low, end.high])));
  const share = (high - low || 0.01) / (across - 2 * room); // of a pixel
  const lines = linesOfTitles(sides.map(({title}, side) => ({title, at: rows[0]!.ends[side]!.accuracy / share})));
  const head = shape.head + titleStep * Math.max(...lines);
  const height = head + (rows.length - 0.5) * step;
  const axis = {format: '~%', tickCount: ticks, grid: true, values: tenths(low, high)};
  const places = rows.map((row, place) => ({...row, y: head + place * step}));
  const ends = endsOf(places, sides);
  const {axis: shown, ...x} = linear([low - room * share, high + room * share], axis);
  const y = fromTop(height);
  const color = asItIs('color');
  const spans = places.map(({method, y, ends}) => {
    const [from, to] = reach(ends.map(({accuracy}) => accuracy));
    return {method, y, from, to};
  });
  return {
    width: across,
    height,
    data: {values: ends},
    layer: [
      {
        data: {values: spans},
        mark: {...noted, type: 'rule', color: 'var(--rule)', strokeWidth: 2},
        encoding: {x: {...x, axis: shown, field: 'from'}, x2: {field: 'to'}, y, description: of('method')},
      } as Layer,
      bars(x, ['low', 'high'], 'method', {thickness: 7, y, color}),
      dots(62, {x: {...x, field: 'accuracy'}, y, color, shape: asItIs('symbol')}),
      ...numbers(ends, x, {y, color}),
      titles(
        ends,
        sides,
        lines.map((line) => title + titleStep * (Math.max(...lines) - line)),
        {x: {...x, field: 'accuracy'}, y, color},
      ),
      {data: {values: spans}, ...texts('method', {align: 'left', ...method}, {x: {value: 0}, y})},
    ],
  };
}

type Placed = Dumbbell & {y: number};

/** The ends of all rows, side by side, those of one data set after the other. */
function endsOf(rows: readonly Placed[], sides: readonly Side[]) {
  return sides.flatMap(({color, title}, side) =>
    rows.map(({method, y, ends}) => {
      const own = ends[side]!;
      const inOrder = ends.toSorted((a, b) => a.accuracy - b.accuracy || ends.indexOf(b) - ends.indexOf(a));
      const number = own === inOrder.at(-1) ? 'right' : own === inOrder[0] ? 'left' : 'none'; // where it stands
      const note = noteOf(method, `${title}, ${wordsOf(own)}`);
      return {...own, method, note, color, title, y, symbol: symbols[side], number};
    }),
  );
}

function wordsOf({accuracy, low, high, seeds}: DumbbellEnd): string {
  return `${withBar({value: accuracy, low, high}, interval, inPercent)}${overSeeds(seeds)}`;
}

type Drawn = ReturnType<typeof endsOf>[number];

/** The numbers on the outer sides of the marks. */
function numbers(ends: readonly Drawn[], x: object, encoding: object): Layer[] {
  return (['left', 'right'] as const).map((side) => ({
    data: {values: ends.filter(({number}) => number === side)},
    ...texts(
      'label',
      {align: side === 'right' ? 'left' : 'right', dx: side === 'right' ? 8 : -8, fontWeight: 500},
      {...encoding, x: {...x, field: side === 'right' ? 'high' : 'low'}}, // beyond the bar
    ),
  }));
}

/** The line of each title, 0 the lowest, `at` pixels from the left: the first on which it does not touch another. */
function linesOfTitles(titles: readonly {title: string; at: number}[]): number[] {
  const lines: {left: number; right: number}[][] = [];
  return titles.map(({title, at}) => {
    const half = (textWidth(title, titleFont.fontSize, true) + titleGap) / 2;
    const free = lines.findIndex((line) => line.every(({left, right}) => at + half < left || right < at - half));
    const line = free < 0 ? lines.length : free;
    lines[line] = [...(lines[line] ?? []), {left: at - half, right: at + half}];
    return line;
  });
}

/** Above the first mark of each data set its name, at a height of its own. */
function titles(ends: readonly Drawn[], sides: readonly Side[], heights: readonly number[], encoding: object): Layer {
  const values = sides.flatMap(({title}, place) => {
    const first = ends.find((end) => end.title === title);
    return first ? [{...first, y: heights[place]!}] : [];
  });
  return {data: {values}, ...texts('title', {align: 'center', ...titleFont}, encoding)};
}

/** Every tenth from the lowest to the highest, and 1 where there is no other. */
function tenths(low: number, high: number): number[] {
  const all = Array.from({length: 11}, (_, tenth) => tenth / 10);
  return all.filter((tick) => tick >= low - 0.05 && tick <= high + 0.05);
}
