import type {TopLevelSpec} from 'vega-lite';
import {type ModelRow, modelRows, type RowOptions} from './model-rows.ts';
import {inPercent, interval, note, noted, noteOf, of, overSeeds, withBar} from './notes.ts';
import type {Layer} from './panel.ts';
import type {Width} from './theme.ts';

/** A measured number with its interval. */
export interface Dot extends ModelRow {
  value: number;
  low: number; // of the bar
  high: number;
  seeds?: number | undefined; // of which the value is the mean
}

/** What is not the same for numbers other than shares. */
interface Scale extends RowOptions {
  margin?: number; // around the intervals
  limit?: number; // the axis ends there at the latest
  line?: number; // an upright line at this number
  bar?: string; // what the bar is, where it is no 95 % interval
  words?: (value: number) => string;
}

/** One dot a model with its 95 % interval, one panel a data set, equal axes. Squares are NNs, discs are CNNs. */
export function intervalDots(
  dots: readonly Dot[],
  width: Width,
  {margin = 0.006, limit = 1.002, line, bar = interval, words = inPercent, ...options}: Scale = {},
): TopLevelSpec {
  const domain: [number, number] = [
    Math.min(...dots.map(({low}) => low), line ?? Infinity) - margin,
    Math.min(limit, Math.max(...dots.map(({high}) => high), line ?? -Infinity) + margin),
  ];
  const shaped = dots.map((dot) => ({
    ...dot,
    shape: dot.architecture === 'NN' ? 'square' : 'circle',
    note: noteOf(dot.row, wordsOf(dot, bar, words)),
  }));
  return modelRows(
    shaped,
    domain,
    width,
    'value',
    (x) => [
      ...(line === undefined
        ? []
        : [
            {
              data: {values: [{line}]},
              mark: {type: 'rule', strokeWidth: 1},
              encoding: {x: {...x, field: 'line'}, y: {value: 0}, y2: {value: 'height'}, color: {value: 'var(--rule)'}},
            } as Layer,
          ]),
      {
        mark: {...noted, type: 'rule', strokeWidth: 5, opacity: 0.35},
        encoding: {x: {...x, field: 'low'}, x2: {field: 'high'}, description: of('row')},
      },
      {
        mark: {...noted, type: 'point', filled: true, size: 60, opacity: 1},
        encoding: {x: {...x, field: 'value'}, shape: {field: 'shape', type: 'nominal', scale: null}, description: note},
      },
    ],
    options,
  );
}

function wordsOf(dot: Dot, bar: string, words: (value: number) => string): string {
  return `${dot.panel}, ${withBar(dot, bar, words)}${overSeeds(dot.seeds)}`;
}
