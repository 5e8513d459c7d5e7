import type {TopLevelSpec} from 'vega-lite';
import {inPercent, interval, note, noted, noteOf, of, overSeeds, withBar} from './notes.ts';
import type {Layer} from './panel.ts';
import type {Width} from './theme.ts';

/** A method with its accuracy on some data sets. */
export interface Dumbbell {
  method: string; // "NN 512"
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

const shapes = {
  wide: {left: 212, across: 392, head: 32, step: 27},
  narrow: {left: 0, across: 290, head: 50, step: 44},
};
const symbols = ['circle', 'diamond', 'square', 'triangle-up'] as const;
const titleStep = 16; // pixels from one title down to the next, where there are more than two
const room = 54; // pixels for a number beside a mark

/** A row a method, a line between its accuracies, the longer the more they differ. Intervals are the pale bars. */
export function dumbbells(rows: readonly Dumbbell[], sides: readonly Side[], width: Width): TopLevelSpec {
  const {left, across, step} = shapes[width];
  const head = shapes[width].head + titleStep * Math.max(0, sides.length - 2);
  const height = head + (rows.length - 0.5) * step;
  const lines = rows.map(({method, ends}, place) => {
    const accuracies = ends.map(({accuracy}) => accuracy);
    return {method, y: head + place * step, from: Math.min(...accuracies), to: Math.max(...accuracies)};
  });
  const ends = sides.flatMap((side, at) => rows.map((row, place) => endOf(row, side, at, lines[place]!.y)));
  const {x, axis} = accuracies(rows, width);
  const y = {field: 'y', type: 'quantitative' as const, axis: null, scale: {domain: [height, 0], nice: false}};
  return {
    width: across,
    height,
    data: {values: ends},
    layer: [
      {
        data: {values: lines},
        mark: {...noted, type: 'rule', color: 'var(--rule)', strokeWidth: 2},
        encoding: {x: {...x, axis, field: 'from'}, x2: {field: 'to'}, y, description: of('method')},
      },
      ...marks(x, y),
      ...[false, true].flatMap((right) => numbers(ends, right, x, y)),
      ...titles(ends, sides, head - (left ? 20 : 37), x, y),
      {
        data: {values: lines},
        mark: {type: 'text', align: 'left', dx: -left, dy: left ? 0 : -17},
        encoding: {x: {value: 0}, y, text: {field: 'method', type: 'nominal'}},
      },
    ],
  };
}

/** One end of a row, at a height. */
function endOf({method, ends}: Dumbbell, {color, title}: Side, side: number, y: number) {
  const end = ends[side]!;
  const note = noteOf(method, `${title}, ${wordsOf(end)}`);
  const inOrder = ends.toSorted((a, b) => a.accuracy - b.accuracy || ends.indexOf(b) - ends.indexOf(a));
  const number = end === inOrder.at(-1) ? 'right' : end === inOrder[0] ? 'left' : 'none'; // where it stands
  return {...end, method, note, color, title, y, symbol: symbols[side], number};
}

/** What lies across, with room for the outermost numbers, and the axis for it. */
function accuracies(rows: readonly Dumbbell[], width: Width) {
  const values = rows.flatMap(({ends}) => ends.flatMap(({low, high}) => [low, high]));
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const share = (high - low || 0.01) / (shapes[width].across - 2 * room); // of a pixel
  const domain = [low - room * share, high + room * share];
  const x = {type: 'quantitative' as const, scale: {domain, nice: false, zero: false}, title: null};
  return {x, axis: {format: '~%', tickCount: width === 'wide' ? 6 : 4, grid: true, values: ticks(low, high)}};
}

/** The intervals, and the accuracies on them. */
function marks(x: object, y: object): Layer[] {
  const color = {field: 'color', type: 'nominal', scale: null};
  const shape = {field: 'symbol', type: 'nominal', scale: null};
  return [
    {
      mark: {...noted, type: 'rule', strokeWidth: 7, opacity: 0.35},
      encoding: {x: {...x, field: 'low'}, x2: {field: 'high'}, y, color, description: of('method')},
    },
    {
      mark: {...noted, type: 'point', filled: true, size: 62, opacity: 1},
      encoding: {x: {...x, field: 'accuracy'}, y, color, shape, description: note},
    },
  ] as Layer[];
}

function wordsOf({accuracy, low, high, seeds}: DumbbellEnd): string {
  return `${withBar({value: accuracy, low, high}, interval, inPercent)}${overSeeds(seeds)}`;
}

type Drawn = ReturnType<typeof endOf>;

/** The numbers on one outer side of the marks. */
function numbers(ends: readonly Drawn[], right: boolean, x: object, y: object): Layer[] {
  const values = ends.filter(({number}) => number === (right ? 'right' : 'left'));
  const mark = {type: 'text', align: right ? 'left' : 'right', dx: right ? 10 : -10, fontWeight: 500};
  return [{data: {values}, mark, encoding: {...words(x, y), text: {field: 'label', type: 'nominal'}}}] as Layer[];
}

/** Above the first mark of each data set its name. Of more than two they stand one below the other. */
function titles(ends: readonly Drawn[], sides: readonly Side[], lowest: number, x: object, y: object): Layer[] {
  const firsts = sides.flatMap(({title}) => ends.find((end) => end.title === title) ?? []);
  const values = firsts.map((end, place) => ({
    ...end,
    y: lowest - (firsts.length > 2 ? titleStep * (firsts.length - 2 - Math.min(place, firsts.length - 2)) : 0),
  }));
  const mark = {type: 'text', align: 'center', fontWeight: 600, fontSize: 13};
  return [{data: {values}, mark, encoding: {...words(x, y), text: {field: 'title', type: 'nominal'}}}] as Layer[];
}

function words(x: object, y: object) {
  return {x: {...x, field: 'accuracy'}, y, color: {field: 'color', type: 'nominal', scale: null}};
}

/** Every tenth from the lowest to the highest, and 1 where there is no other. */
function ticks(low: number, high: number): number[] {
  const tenths = Array.from({length: 11}, (_, tenth) => tenth / 10);
  return tenths.filter((tick) => tick >= low - 0.05 && tick <= high + 0.05);
}
