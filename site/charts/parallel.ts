import type {TopLevelSpec} from 'vega-lite';
import type {Layer, Shapes} from './frame.ts';
import {texts, textsOnGround} from './marks.ts';
import {note, noted} from './notes.ts';
import {linear} from './scales.ts';
import type {Width} from './theme.ts';

/** An upright axis with equal distances between its steps, or a scale of numbers. */
export interface ParallelAxis {
  title: string;
  ticks: {label: string; at: number}[]; // at: 0 (foot) ... 1 (head)
}

/** One thing's way across the axes. */
export interface Path {
  strong: boolean;
  note: string;
  stops: {axis: number; at: number}[]; // axis: its place from the left; at: 0 ... 1
}

interface Shape {
  width: number;
  height: number;
  title: {y: number; lines: (title: string) => string | string[]};
}

const shapes: Shapes<Shape> = {
  wide: {width: 580, height: 260, title: {y: -12, lines: (title) => title}},
  narrow: {width: 290, height: 240, title: {y: -32, lines: (title) => title.split(' ')}},
};

/** Parallel coordinates: a line a thing, those that matter in front; each axis with its own ticks. */
export function parallel(axes: readonly ParallelAxis[], paths: readonly Path[], width: Width): TopLevelSpec {
  const {title: head, ...shape} = shapes[width];
  const x = {...linear([-0.3, axes.length - 0.6], null), field: 'axis'};
  const y = {...linear([-0.04, 1.04], null), field: 'at'};
  const titles = axes.map(({title}, axis) => ({axis, title: head.lines(title)}));
  const ticks = axes.flatMap((each, axis) => each.ticks.map((tick) => ({axis, ...tick})));
  return {
    ...shape,
    layer: [
      ...[false, true].map((strong) => lines(paths, strong, x, y)),
      {
        data: {values: axes.map((_, axis) => ({axis, at: 0, head: 1}))},
        mark: {type: 'rule', color: 'var(--ink)'},
        encoding: {x, y, y2: {field: 'head'}},
      } as Layer,
      {data: {values: titles}, ...texts('title', {fontWeight: 600, y: head.y, baseline: 'bottom'}, {x})},
      ...textsOnGround('label', {align: 'right', dx: -5, fontWeight: 500}, {x, y}, 4).map((layer) => ({
        data: {values: ticks},
        ...layer,
      })),
    ],
  };
}

function lines(paths: readonly Path[], strong: boolean, x: object, y: object): Layer {
  const values = paths.flatMap((path, place) =>
    path.strong === strong ? path.stops.map((stop) => ({...stop, place, note: path.note})) : [],
  );
  return {
    data: {values},
    mark: {
      ...noted,
      type: 'line',
      color: strong ? 'var(--cnn)' : 'var(--rule)',
      strokeWidth: strong ? 1.8 : 1,
      opacity: strong ? 0.9 : 0.8,
    },
    encoding: {x: {...x}, y: {...y}, detail: {field: 'place', type: 'nominal'}, description: note},
  } as Layer;
}
