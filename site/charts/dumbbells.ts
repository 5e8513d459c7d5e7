import type {TopLevelSpec} from 'vega-lite';
import type {Layer, Shapes} from './frame.ts';
import {bars, dots, texts} from './marks.ts';
import {inPercent, interval, noted, noteOf, of, overSeeds, withBar} from './notes.ts';
import {asItIs, fromTop, linear, reach} from './scales.ts';
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
const titleStep = 16; // pixels from one title down to the next, where there are more than two
const room = 54; // pixels for a number beside a mark

/** A row a method, a line between its accuracies, the longer the more they differ. Intervals are the pale bars. */
export function dumbbells(rows: readonly Dumbbell[], sides: readonly Side[], width: Width): TopLevelSpec {
  const {across, step, ticks, method, title, ...shape} = shapes[width];
  const head = shape.head + titleStep * Math.max(0, sides.length - 2);
  const [low, high] = reach(rows.flatMap(({ends}) => ends.flatMap((end) => [end.low, end.high])));
  const share = (high - low || 0.01) / (across - 2 * room); // of a pixel
  const height = head + (rows.length - 0.5) * step;
  const axis = {format: '~%', tickCount: ticks, grid: true, values: tenths(low, high)};
  const places = rows.map((row, place) => ({...row, y: head + place * step}));
  const ends = endsOf(places, sides);
  const {axis: shown, ...x} = linear([low - room * share, high + room * share], axis);
  const y = fromTop(height);
  const color = asItIs('color');
  const lines = places.map(({method, y, ends}) => {
    const [from, to] = reach(ends.map(({accuracy}) => accuracy));
    return {method, y, from, to};
  });
  return {
    width: across,
    height,
    data: {values: ends},
    layer: [
      {
        data: {values: lines},
        mark: {...noted, type: 'rule', color: 'var(--rule)', strokeWidth: 2},
        encoding: {x: {...x, axis: shown, field: 'from'}, x2: {field: 'to'}, y, description: of('method')},
      } as Layer,
      bars(x, ['low', 'high'], 'method', {thickness: 7, y, color}),
      dots(62, {x: {...x, field: 'accuracy'}, y, color, shape: asItIs('symbol')}),
      ...numbers(ends, x, {y, color}),
      titles(ends, sides, title, {x: {...x, field: 'accuracy'}, y, color}),
      {data: {values: lines}, ...texts('method', {align: 'left', ...method}, {x: {value: 0}, y})},
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

/** Above the first mark of each data set its name. Of more than two they stand one below the other. */
function titles(ends: readonly Drawn[], sides: readonly Side[], top: number, encoding: object): Layer {
  const values = sides.flatMap(({title}, place) => {
    const first = ends.find((end) => end.title === title);
    return first ? [{...first, y: top + titleStep * Math.min(place, Math.max(0, sides.length - 2))}] : [];
  });
  return {data: {values}, ...texts('title', {align: 'center', fontWeight: 600, fontSize: 13}, encoding)};
}

/** Every tenth from the lowest to the highest, and 1 where there is no other. */
function tenths(low: number, high: number): number[] {
  const all = Array.from({length: 11}, (_, tenth) => tenth / 10);
  return all.filter((tick) => tick >= low - 0.05 && tick <= high + 0.05);
}
