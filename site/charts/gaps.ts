import type {TopLevelSpec} from 'vega-lite';
import {dots, hollowDots} from './marks.ts';
import {type ModelRow, modelRows} from './model-rows.ts';
import {inPercent, noted, noteOf, of} from './notes.ts';
import {shares} from './scales.ts';
import type {Width} from './theme.ts';

/** Two accuracies of one model. */
export interface Gap extends ModelRow {
  hollow: number;
  filled: number;
}

/** How far two accuracies lie apart, one hollow, one filled, which `words` name; the label stands at the larger one. */
export function gaps(rows: readonly Gap[], words: {hollow: string; filled: string}, width: Width): TopLevelSpec {
  const domain = shares(
    rows.flatMap(({hollow, filled}) => [hollow, filled]),
    0.006,
    0.004,
  );
  const labelled = rows.map((row) => ({
    ...row,
    larger: Math.max(row.hollow, row.filled),
    note: noteOf(row.row, `${words.hollow} ${inPercent(row.hollow)}, ${words.filled} ${inPercent(row.filled)}`),
  }));
  return modelRows(labelled, domain, width, 'larger', (x) => [
    {
      mark: {...noted, type: 'rule', strokeWidth: 2},
      encoding: {x: {...x, field: 'filled'}, x2: {field: 'hollow'}, description: of('row')},
    },
    dots(60, {x: {...x, field: 'filled'}}),
    hollowDots({...x, field: 'hollow'}),
  ]);
}
