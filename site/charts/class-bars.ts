import type {TopLevelSpec} from 'vega-lite';
import type {DatasetName} from '../../experiments/artifacts/schema.ts';
import {facets, type Panel} from './frame.ts';
import {texts} from './marks.ts';
import {note, noted, noteOf} from './notes.ts';
import type {Width} from './theme.ts';

export interface ClassBar {
  dataset: DatasetName;
  color: string; // the data set's
  title: string; // of the data set
  className: string;
  value: number;
  label: string; // the value, written out
}

const shapes = {
  wide: {columns: 2, gaps: [30, 22], across: 200},
  narrow: {columns: 1, gaps: [30, 22], across: 165},
} as const;

/** One bar a class, longest on top, one panel a data set, equal axes from zero. */
export function classBars(bars: readonly ClassBar[], width: Width): TopLevelSpec {
  const longest = Math.max(...bars.map(({value}) => value));
  const sets = [...Map.groupBy(bars, ({dataset}) => dataset).values()];
  return facets(sets, shapes, width, (members, {across}) => panelOf(members, longest, across));
}

function panelOf(bars: readonly ClassBar[], longest: number, width: number): Panel {
  const {color, title} = bars[0]!;
  const byLength = bars.toSorted((a, b) => b.value - a.value).map(({className}) => className);
  const y = {field: 'className', type: 'nominal' as const, sort: byLength, title: null};
  const x = {field: 'value', type: 'quantitative' as const, axis: null, scale: {domain: [0, longest]}};
  return {
    title,
    width,
    height: {step: 22},
    data: {values: bars.map((bar) => ({...bar, note: noteOf(bar.className, bar.label)}))},
    encoding: {y: {...y, axis: {labelColor: 'var(--ink)', labelLimit: 110}}, x},
    layer: [
      {
        mark: {...noted, type: 'bar', color, height: 13, cornerRadiusEnd: 2},
        encoding: {description: note},
      },
      texts('label', {align: 'left', dx: 5, color: 'var(--muted)'}, {}),
    ],
  };
}
