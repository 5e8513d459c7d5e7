import type {TopLevelSpec} from 'vega-lite';
import {type ModelRow, modelRows} from './model-rows.ts';
import {fromTo, inPercent, note, noted, noteOf, of} from './notes.ts';
import type {Width} from './theme.ts';

/** Networks one by one, and what they give together. */
export interface Vote extends ModelRow {
  lowest: number; // of the networks by themselves
  highest: number;
  majority: number;
  mean: number;
}

/** The range of single networks as a bar; together by majority, hollow, and by mean probability, filled. */
export function votes(rows: readonly Vote[], width: Width): TopLevelSpec {
  const values = rows.flatMap(({lowest, highest, majority, mean}) => [lowest, highest, majority, mean]);
  const domain: [number, number] = [Math.min(...values) - 0.006, Math.min(1.004, Math.max(...values) + 0.006)];
  const point = {...noted, type: 'point', size: 60, opacity: 1, filled: true} as const;
  const told = rows.map((row) => ({...row, note: noteOf(row.row, wordsOf(row))}));
  return modelRows(told, domain, width, 'mean', (x) => [
    {
      mark: {...noted, type: 'rule', strokeWidth: 5, opacity: 0.35},
      encoding: {x: {...x, field: 'lowest'}, x2: {field: 'highest'}, description: of('row')},
    },
    {
      mark: {...point, fill: 'var(--paper)', strokeWidth: 2},
      encoding: {
        x: {...x, field: 'majority'},
        stroke: {field: 'color', type: 'nominal', scale: null},
        description: note,
      },
    },
    {mark: {...point, size: 40}, encoding: {x: {...x, field: 'mean'}, description: note}},
  ]);
}

function wordsOf({lowest, highest, majority, mean}: Vote): string {
  const [votes, together] = [majority, mean].map(inPercent);
  return `each by itself ${fromTo(lowest, highest, inPercent)}, by majority ${votes}, by mean probability ${together}`;
}
