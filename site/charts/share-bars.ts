import type {TopLevelSpec} from 'vega-lite';
import {inPercent, note, noted, noteOf} from './notes.ts';
import type {Panel as PanelSpec} from './panel.ts';
import type {Width} from './theme.ts';

/** Shares that add up to the whole, from left to right. */
export interface ShareBar {
  panel: string; // the title of the data set
  row: string;
  color: string;
  shares: number[]; // the first is drawn in grey, the others ever lighter
  label: string;
}

/** One bar a row, cut into its shares, which have these names; a panel a data set, equal axes. */
export function shareBars(bars: readonly ShareBar[], names: readonly string[], width: Width): TopLevelSpec {
  const size = width === 'wide' ? 250 : 284;
  const panels = [...Map.groupBy(bars, ({panel}) => panel)].map(([title, rows]) => panelOf(title, rows, names, size));
  return width === 'wide' ? {hconcat: panels, spacing: 40} : {vconcat: panels, spacing: 26};
}

function panelOf(title: string, rows: readonly ShareBar[], names: readonly string[], width: number): PanelSpec {
  const cuts = rows.flatMap(({row, color, shares}) =>
    shares.map((share, place) => {
      const from = shares.slice(0, place).reduce((sum, each) => sum + each, 0);
      const [fill, opacity] = place ? [color, 0.85 / place] : ['var(--rule)', 1];
      return {row, from, to: from + share, fill, opacity, note: noteOf(row, `${names[place]} ${inPercent(share)}`)};
    }),
  );
  const x = {field: 'from', type: 'quantitative' as const, axis: null, scale: {domain: [0, 1]}};
  return {
    title: {text: title, frame: 'group'},
    width,
    height: {step: 46},
    data: {values: cuts},
    encoding: {y: {field: 'row', type: 'nominal', sort: null, title: null, axis: null}},
    layer: [
      {
        mark: {...noted, type: 'bar', height: 13, stroke: 'var(--paper)', strokeWidth: 1, yOffset: 9},
        encoding: {
          x,
          x2: {field: 'to'},
          fill: {field: 'fill', type: 'nominal', scale: null},
          fillOpacity: {field: 'opacity', type: 'quantitative', scale: null},
          description: note,
        },
      },
      {
        data: {values: rows.map(({row}) => ({row}))},
        mark: {type: 'text', align: 'left', dy: -8},
        encoding: {x: {value: 0}, text: {field: 'row'}},
      },
      {
        data: {values: rows.map(({row, label}) => ({row, label}))},
        mark: {type: 'text', align: 'right', dy: -8, color: 'var(--muted)'},
        encoding: {x: {value: width}, text: {field: 'label', type: 'nominal'}},
      },
    ],
  };
}
