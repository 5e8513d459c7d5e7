import type {TopLevelSpec} from 'vega-lite';
import {type ModelRow, modelRows} from './model-rows.ts';
import type {Width} from './theme.ts';

/** Two accuracies of one model. */
export interface Gap extends ModelRow {
  training: number;
  validation: number;
}

/** How far training accuracy, hollow, lies above validation accuracy, filled. */
export function gaps(rows: readonly Gap[], width: Width): TopLevelSpec {
  const values = rows.flatMap(({training, validation}) => [training, validation]);
  const domain: [number, number] = [Math.min(...values) - 0.006, Math.min(1.004, Math.max(...values) + 0.004)];
  return modelRows(rows, domain, width, 'training', (x) => [
    {mark: {type: 'rule', strokeWidth: 2}, encoding: {x: {...x, field: 'validation'}, x2: {field: 'training'}}},
    {mark: {type: 'point', filled: true, size: 60, opacity: 1}, encoding: {x: {...x, field: 'validation'}}},
    {
      mark: {type: 'point', filled: true, size: 60, opacity: 1, fill: 'var(--paper)', strokeWidth: 2},
      encoding: {x: {...x, field: 'training'}, stroke: {field: 'color', type: 'nominal', scale: null}},
    },
  ]);
}
