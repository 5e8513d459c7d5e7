import type {TopLevelSpec} from 'vega-lite';
import type {DatasetName} from '../../experiments/artifacts/schema.ts';
import {note, noted, noteOf} from './notes.ts';
import type {Panel as PanelSpec} from './panel.ts';
import type {Width} from './theme.ts';

export interface ClassBar {
  dataset: DatasetName;
  color: string; // the data set's
  title: string; // of the data set
  className: string;
  value: number;
  label: string; // the value, written out
}

/** One bar a class, longest on top, one panel a data set, equal axes from zero. */
export function classBars(bars: ClassBar[], width: Width): TopLevelSpec {
  const datasets = [...new Set(bars.map(({dataset}) => dataset))];
  const longest = Math.max(...bars.map(({value}) => value));
  const panels = datasets.map((dataset) =>
    panel(
      bars.filter((bar) => bar.dataset === dataset),
      longest,
      width === 'wide' ? 200 : 165,
    ),
  );
  return width === 'wide' ? {hconcat: panels, spacing: 30} : {vconcat: panels, spacing: 22};
}

function panel(bars: ClassBar[], longest: number, width: number): PanelSpec {
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
      {mark: {...noted, type: 'bar', color, height: 13, cornerRadiusEnd: 2}, encoding: {description: note}},
      {mark: {type: 'text', align: 'left', dx: 5, color: 'var(--muted)'}, encoding: {text: {field: 'label'}}},
    ],
  };
}
