import type {TopLevelSpec} from 'vega-lite';
import type {Layer, Shapes} from './frame.ts';
import {bars, dots, texts} from './marks.ts';
import {inPercent, interval, noted, noteOf, of, overSeeds, withBar} from './notes.ts';
import {asItIs, fromTop, linear, reach} from './scales.ts';
import type {Width} from './theme.ts';

/** A method with its accuracy on two data sets. */
export interface Dumbbell {
  method: string; // "NN 512"
  ends: [DumbbellEnd, DumbbellEnd]; // in the order of the data sets
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
const symbols = ['circle', 'diamond'] as const;
const room = 54; // pixels for a number beside a mark

/** A row a method, a line between its two accuracies, the longer the more the second costs. Intervals are the pale bars. */
export function dumbbells(rows: readonly Dumbbell[], sides: readonly [Side, Side], width: Width): TopLevelSpec {
  const {across, head, step, ticks, method, title} = shapes[width];
  const [low, high] = reach(rows.flatMap(({ends}) => ends.flatMap((end) => [end.low, end.high])));
  const share = (high - low || 0.01) / (across - 2 * room); // of a pixel
  const height = head + (rows.length - 0.5) * step;
  const axis = {format: '~%', tickCount: ticks, grid: true, values: tenths(low, high)};
  const places = rows.map((row, place) => ({...row, y: head + place * step}));
  const ends = endsOf(places, sides);
  const {axis: shown, ...x} = linear([low - room * share, high + room * share], axis);
  const y = fromTop(height);
  const color = asItIs('color');
  const lines = places.map(({method, y, ends: [one, other]}) => ({method, y, from: other.accuracy, to: one.accuracy}));
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
      ...numbers(ends, title, {x: {...x, field: 'accuracy'}, y, color}),
      {data: {values: lines}, ...texts('method', {align: 'left', ...method}, {x: {value: 0}, y})},
    ],
  };
}

type Placed = Dumbbell & {y: number};

/** The ends of all rows, side by side, those of one data set after the other. */
function endsOf(rows: readonly Placed[], sides: readonly [Side, Side]) {
  return sides.flatMap(({color, title}, side) =>
    rows.map(({method, y, ends}) => {
      const [own, other] = [ends[side]!, ends[1 - side]!];
      const isRight = own.accuracy === other.accuracy ? side === 0 : own.accuracy > other.accuracy;
      const note = noteOf(method, `${title}, ${wordsOf(own)}`);
      return {...own, method, note, color, title, y, symbol: symbols[side], right: isRight};
    }),
  );
}

function wordsOf({accuracy, low, high, seeds}: DumbbellEnd): string {
  return `${withBar({value: accuracy, low, high}, interval, inPercent)}${overSeeds(seeds)}`;
}

/** The numbers on the outer side of each mark; above the first of them the name of the data set. */
function numbers(ends: readonly {y: number; right: boolean}[], title: number, encoding: object): Layer[] {
  return [false, true].flatMap((right) => {
    const those = ends.filter((end) => end.right === right);
    const first = those.toSorted((a, b) => a.y - b.y).slice(0, 1);
    const side = right ? {align: 'left', dx: 10} : {align: 'right', dx: -10};
    return [
      {data: {values: those}, ...texts('label', {...side, fontWeight: 500}, encoding)},
      {
        data: {values: first.map((end) => ({...end, y: title}))},
        ...texts('title', {align: 'center', fontWeight: 600, fontSize: 13}, encoding),
      },
    ];
  });
}

/** Every tenth from the lowest to the highest, and 1 where there is no other. */
function tenths(low: number, high: number): number[] {
  const all = Array.from({length: 11}, (_, tenth) => tenth / 10);
  return all.filter((tick) => tick >= low - 0.05 && tick <= high + 0.05);
}
