import type {TopLevelSpec} from 'vega-lite';
import {note, noted} from './notes.ts';
import type {Layer} from './panel.ts';
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

/** Parallel coordinates: a line a thing, those that matter in front; each axis with its own ticks. */
export function parallel(axes: readonly ParallelAxis[], paths: readonly Path[], width: Width): TopLevelSpec {
  const wide = width === 'wide';
  const x = {
    field: 'axis',
    type: 'quantitative' as const,
    axis: null,
    scale: {domain: [-0.3, axes.length - 0.6], nice: false, zero: false},
  };
  const y = {
    field: 'at',
    type: 'quantitative' as const,
    axis: null,
    scale: {domain: [-0.04, 1.04], nice: false, zero: false},
  };
  const titles = axes.map(({title}, axis) => ({axis, title: wide ? title : title.split(' ')}));
  const ticks = axes.flatMap((each, axis) => each.ticks.map((tick) => ({axis, ...tick})));
  return {
    width: wide ? 580 : 290,
    height: wide ? 260 : 240,
    layer: [
      ...[false, true].map((strong) => lines(paths, strong, x, y)),
      {
        data: {values: axes.map((_, axis) => ({axis, at: 0, head: 1}))},
        mark: {type: 'rule', color: 'var(--ink)'},
        encoding: {x, y, y2: {field: 'head'}},
      } as Layer,
      {
        data: {values: titles},
        mark: {type: 'text', fontWeight: 600, y: wide ? -12 : -32, baseline: 'bottom'},
        encoding: {x, text: {field: 'title', type: 'nominal'}},
      } as Layer,
      {
        data: {values: ticks},
        mark: {type: 'text', align: 'right', dx: -5, fontWeight: 500, stroke: 'var(--paper)', strokeWidth: 4},
        encoding: {x, y, text: {field: 'label', type: 'nominal'}},
      } as Layer,
      {
        data: {values: ticks},
        mark: {type: 'text', align: 'right', dx: -5, fontWeight: 500},
        encoding: {x, y, text: {field: 'label', type: 'nominal'}},
      } as Layer,
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
