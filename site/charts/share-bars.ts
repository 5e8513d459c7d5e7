import type {TopLevelSpec} from 'vega-lite';
import {facets, type Panel} from './frame.ts';
import {texts} from './marks.ts';
import {inPercent, note, noted, noteOf} from './notes.ts';
import {asItIs} from './scales.ts';
import type {Width} from './theme.ts';

/** Shares that add up to the whole, from left to right. */
export interface ShareBar {
  panel: string; // the title of the data set
  row: string;
  color: string;
  shares: number[]; // the first is drawn in grey, the others ever lighter
  label: string;
}

const shapes = {
  wide: {columns: 2, gaps: [40, 26], across: 250},
  narrow: {columns: 1, gaps: [40, 26], across: 284},
} as const;

/** One bar a row, cut into its shares, which have these names; a panel a data set, equal axes. */
export function shareBars(bars: readonly ShareBar[], names: readonly string[], width: Width): TopLevelSpec {
  const panels = [...Map.groupBy(bars, ({panel}) => panel)];
  return facets(panels, shapes, width, ([title, rows], {across}) => panelOf(title, rows, names, across));
}

function panelOf(title: string, rows: readonly ShareBar[], names: readonly string[], width: number): Panel {
  const x = {field: 'from', type: 'quantitative' as const, axis: null, scale: {domain: [0, 1]}};
  const said = {data: {values: rows.map(({row, label}) => ({row, label}))}};
  return {
    title: {text: title, frame: 'group'},
    width,
    height: {step: 46},
    data: {values: rows.flatMap((bar) => cuts(bar, names))},
    encoding: {y: {field: 'row', type: 'nominal', sort: null, title: null, axis: null}},
    layer: [
      {
        mark: {...noted, type: 'bar', height: 13, stroke: 'var(--paper)', strokeWidth: 1, yOffset: 9},
        encoding: {
          x,
          x2: {field: 'to'},
          fill: asItIs('fill'),
          fillOpacity: {field: 'opacity', type: 'quantitative', scale: null},
          description: note,
        },
      },
      {...said, ...texts('row', {align: 'left', dy: -8}, {x: {value: 0}})},
      {...said, ...texts('label', {align: 'right', dy: -8, color: 'var(--muted)'}, {x: {value: width}})},
    ],
  };
}

/** The shares of a bar from end to end. */
function cuts({row, color, shares}: ShareBar, names: readonly string[]) {
  return shares.map((share, place) => {
    const from = shares.slice(0, place).reduce((sum, each) => sum + each, 0);
    const [fill, opacity] = place ? [color, 0.85 / place] : ['var(--rule)', 1];
    return {row, from, to: from + share, fill, opacity, note: noteOf(row, `${names[place]} ${inPercent(share)}`)};
  });
}
