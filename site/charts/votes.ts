import type {TopLevelSpec} from 'vega-lite';
import {bars, dots, hollowDots} from './marks.ts';
import {type ModelRow, modelRows} from './model-rows.ts';
import {fromTo, inPercent, noteOf} from './notes.ts';
import {shares} from './scales.ts';
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
  const domain = shares(
    rows.flatMap(({lowest, highest, majority, mean}) => [lowest, highest, majority, mean]),
    0.006,
  );
  const told = rows.map((row) => ({...row, note: noteOf(row.row, wordsOf(row))}));
  return modelRows(told, domain, width, 'mean', (x) => [
    bars(x, ['lowest', 'highest'], 'row'),
    hollowDots({...x, field: 'majority'}),
    dots(40, {x: {...x, field: 'mean'}}),
  ]);
}

function wordsOf({lowest, highest, majority, mean}: Vote): string {
  const [votes, together] = [majority, mean].map(inPercent);
  return `each by itself ${fromTo(lowest, highest, inPercent)}, by majority ${votes}, by mean probability ${together}`;
}
