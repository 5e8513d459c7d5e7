import type {TopLevelSpec} from 'vega-lite';
import {type ModelRow, modelRows} from './model-rows.ts';
import type {Width} from './theme.ts';

/** A measured share with its interval. */
export interface Dot extends ModelRow {
  value: number;
  low: number; // 95 % interval
  high: number;
}

/** One dot a model with its 95 % interval, one panel a data set, equal axes. Squares are NNs, discs are CNNs. */
export function intervalDots(dots: readonly Dot[], width: Width): TopLevelSpec {
  const domain: [number, number] = [
    Math.min(...dots.map(({low}) => low)) - 0.006,
    Math.min(1.002, Math.max(...dots.map(({high}) => high)) + 0.006),
  ];
  const shaped = dots.map((dot) => ({...dot, shape: dot.architecture === 'NN' ? 'square' : 'circle'}));
  return modelRows(shaped, domain, width, 'value', (x) => [
    {mark: {type: 'rule', strokeWidth: 5, opacity: 0.35}, encoding: {x: {...x, field: 'low'}, x2: {field: 'high'}}},
    {
      mark: {type: 'point', filled: true, size: 60, opacity: 1},
      encoding: {x: {...x, field: 'value'}, shape: {field: 'shape', type: 'nominal', scale: null}},
    },
  ]);
}
