import type {TopLevelSpec} from 'vega-lite';
import {type ModelRow, modelRows} from './model-rows.ts';
import {inPercent, note, noted, noteOf, of} from './notes.ts';
import type {Width} from './theme.ts';

/** Two accuracies of one model. */
export interface Gap extends ModelRow {
  hollow: number;
  filled: number;
}

/** How far two accuracies lie apart, one hollow, one filled, which `words` name; the label stands at the larger one. */
export function gaps(rows: readonly Gap[], words: {hollow: string; filled: string}, width: Width): TopLevelSpec {
  const values = rows.flatMap(({hollow, filled}) => [hollow, filled]);
  const domain: [number, number] = [Math.min(...values) - 0.006, Math.min(1.004, Math.max(...values) + 0.004)];
  const labelled = rows.map((row) => ({
    ...row,
    larger: Math.max(row.hollow, row.filled),
    note: noteOf(row.row, `${words.hollow} ${inPercent(row.hollow)}, ${words.filled} ${inPercent(row.filled)}`),
  }));
  const point = {...noted, type: 'point', filled: true, size: 60, opacity: 1} as const;
  return modelRows(labelled, domain, width, 'larger', (x) => [
    {
      mark: {...noted, type: 'rule', strokeWidth: 2},
      encoding: {x: {...x, field: 'filled'}, x2: {field: 'hollow'}, description: of('row')},
    },
    {mark: point, encoding: {x: {...x, field: 'filled'}, description: note}},
    {
      mark: {...point, fill: 'var(--paper)', strokeWidth: 2},
      encoding: {
        x: {...x, field: 'hollow'},
        stroke: {field: 'color', type: 'nominal', scale: null},
        description: note,
      },
    },
  ]);
}
