import type {TopLevelSpec} from 'vega-lite';
import {inPercent, interval, note, noted, noteOf, of, overSeeds, withBar} from './notes.ts';
import type {Panel as PanelSpec} from './panel.ts';
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

/** One row a class, in the order given, a mark a model; a panel a data set, equal axes. Squares are NNs, discs are CNNs. */
export function classDots(dots: readonly ClassDot[], width: Width): TopLevelSpec {
  const domain = [Math.min(...dots.map(({low}) => low)) - 0.01, 1];
  const panels = [...Map.groupBy(dots, ({panel}) => panel)].map(([title, rows]) =>
    panelOf(title, rows, domain, width === 'wide' ? 212 : 195),
  );
  return width === 'wide' ? {hconcat: panels, spacing: 20} : {vconcat: panels, spacing: 24};
}

const band = 26; // pixels a class

function panelOf(title: string, rows: readonly ClassDot[], domain: number[], width: number): PanelSpec {
  const x = {
    type: 'quantitative' as const,
    title: null,
    scale: {domain, nice: false, zero: false},
    axis: {format: '.0%', tickCount: 4, grid: true},
  };
  const axis = {labelColor: 'var(--ink)', labelLimit: 90, grid: true, gridColor: 'var(--hairline)'};
  const shape = {field: 'shape', type: 'nominal' as const, scale: null};
  return {
    title: {text: title, frame: 'group'},
    width,
    height: band * new Set(rows.map(({className}) => className)).size,
    data: {
      values: rows.map((row) => ({
        ...row,
        color: architectureColor(row.architecture),
        shape: row.architecture === 'NN' ? 'square' : 'circle',
        side: row.architecture === 'NN' ? 'above' : 'below',
        note: noteOf(row.architecture, `${row.className}, ${withBar(row, interval, inPercent)}${overSeeds(row.seeds)}`),
      })),
    },
    encoding: {
      y: {field: 'className', type: 'nominal', sort: null, title: null, axis},
      yOffset: {
        field: 'side',
        type: 'nominal',
        scale: {domain: ['above', 'below'], range: [band / 2 - 10, band / 2]},
      },
      color: {field: 'color', type: 'nominal', scale: null},
    },
    layer: [
      {
        mark: {...noted, type: 'rule', strokeWidth: 4, opacity: 0.35},
        encoding: {x: {...x, field: 'low'}, x2: {field: 'high'}, description: of('architecture')},
      },
      {
        mark: {...noted, type: 'point', filled: true, size: 42, opacity: 1},
        encoding: {x: {...x, field: 'value'}, shape, description: note},
      },
    ],
  };
}
