import type {TopLevelSpec} from 'vega-lite';
import {facets, type Panel} from './frame.ts';
import {bars, dots} from './marks.ts';
import {inPercent, interval, noteOf, overSeeds, withBar} from './notes.ts';
import {asItIs, linear} from './scales.ts';
import {architectureColor, type Width} from './theme.ts';

/** A score of one model on one class, with its interval. */
export interface ClassDot {
  panel: string; // the title of the data set
  className: string;
  architecture: string; // of the model
  value: number;
  low: number; // 95 % interval
  high: number;
  seeds?: number; // that the score is of, together
}

const shapes = {
  wide: {columns: 2, gaps: [20, 24], across: 212},
  narrow: {columns: 1, gaps: [20, 24], across: 195},
} as const;
const band = 26; // pixels a class

/** One row a class, in the order given, a mark a model; a panel a data set, equal axes. Squares are NNs, discs are CNNs. */
export function classDots(rows: readonly ClassDot[], width: Width): TopLevelSpec {
  const domain = [Math.min(...rows.map(({low}) => low)) - 0.01, 1];
  const panels = [...Map.groupBy(rows, ({panel}) => panel)];
  return facets(panels, shapes, width, ([title, members], {across}) => panelOf(title, members, domain, across));
}

function panelOf(title: string, rows: readonly ClassDot[], domain: number[], width: number): Panel {
  const x = linear(domain, {format: '.0%', tickCount: 4, grid: true});
  const axis = {labelColor: 'var(--ink)', labelLimit: 90, grid: true, gridColor: 'var(--hairline)'};
  return {
    title: {text: title, frame: 'group'},
    width,
    height: band * new Set(rows.map(({className}) => className)).size,
    data: {values: rows.map(drawn)},
    encoding: {
      y: {field: 'className', type: 'nominal', sort: null, title: null, axis},
      yOffset: {
        field: 'side',
        type: 'nominal',
        scale: {domain: ['above', 'below'], range: [band / 2 - 10, band / 2]},
      },
      color: asItIs('color'),
    },
    layer: [
      bars(x, ['low', 'high'], 'architecture', {thickness: 4}),
      dots(42, {x: {...x, field: 'value'}, shape: asItIs('shape')}),
    ],
  };
}

function drawn(row: ClassDot) {
  const isNn = row.architecture === 'NN';
  return {
    ...row,
    color: architectureColor(row.architecture),
    shape: isNn ? 'square' : 'circle',
    side: isNn ? 'above' : 'below',
    note: noteOf(row.architecture, `${row.className}, ${withBar(row, interval, inPercent)}${overSeeds(row.seeds)}`),
  };
}
