import type {TopLevelSpec} from 'vega-lite';
import type {Layer} from './frame.ts';
import {bars, dots} from './marks.ts';
import {type ModelRow, modelRows, type RowOptions} from './model-rows.ts';
import {inPercent, inPoints, interval, noteOf, overSeeds, withBar} from './notes.ts';
import {asItIs, type Domain, reach} from './scales.ts';
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

/** The scale of differences in points, with a line at zero. */
export const pointsAxis: Scale = {
  format: '~f',
  margin: 0.15,
  limit: Number.POSITIVE_INFINITY,
  line: 0,
  words: (points) => inPoints(points / 100),
};

/** One dot a model with its 95 % interval, one panel a data set, equal axes. Squares are NNs, discs are CNNs. */
export function intervalDots(
  rows: readonly Dot[],
  width: Width,
  {margin = 0.006, limit = 1.002, line, bar = interval, words = inPercent, ...options}: Scale = {},
): TopLevelSpec {
  const [low, high] = reach([...rows.flatMap((dot) => [dot.low, dot.high]), ...(line === undefined ? [] : [line])]);
  const domain: Domain = [low - margin, Math.min(limit, high + margin)];
  const shaped = rows.map((dot) => ({
    ...dot,
    shape: dot.architecture === 'NN' ? 'square' : 'circle',
    note: noteOf(dot.row, wordsOf(dot, bar, words)),
  }));
  const marks = (x: object) => [
    ...(line === undefined ? [] : [uprightAt(line, x)]),
    bars(x, ['low', 'high'], 'row'),
    dots(60, {x: {...x, field: 'value'}, shape: asItIs('shape')}),
  ];
  return modelRows(shaped, domain, width, 'value', marks, options);
}

/** An upright line through all rows. */
function uprightAt(line: number, x: object): Layer {
  return {
    data: {values: [{line}]},
    mark: {type: 'rule', strokeWidth: 1},
    encoding: {x: {...x, field: 'line'}, y: {value: 0}, y2: {value: 'height'}, color: {value: 'var(--rule)'}},
  } as Layer;
}

function wordsOf(dot: Dot, bar: string, words: (value: number) => string): string {
  return `${dot.panel}, ${withBar(dot, bar, words)}${overSeeds(dot.seeds)}`;
}
