import type {TopLevelSpec} from 'vega-lite';
import {note, noted} from './notes.ts';
import type {Panel as PanelSpec} from './panel.ts';
import type {Width} from './theme.ts';

/** Values by the steps of one choice. */
export interface Strip {
  title: string;
  grains: {step: number; value: number; strong: boolean; note: string}[];
}

/** A panel a choice, a column of discs a step; panels have equal axes of values. Strong discs are full and in front. */
export function strips(panels: readonly Strip[], width: Width): TopLevelSpec {
  const columns = width === 'wide' ? 3 : 2;
  const values = panels.flatMap(({grains}) => grains.map(({value}) => value));
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const air = (high - low || 0.01) * 0.06;
  const domain = [low - air, high + air];
  const across = width === 'wide' ? 160 : 105;
  const drawn = panels.map((each) => panel(each, domain, across));
  const rows = Array.from({length: Math.ceil(drawn.length / columns)}, (_, row) => ({
    hconcat: drawn.slice(row * columns, (row + 1) * columns),
    spacing: 20,
  }));
  return {vconcat: rows, spacing: 24};
}

function panel({title, grains}: Strip, domain: number[], width: number): PanelSpec {
  const steps = [...new Set(grains.map(({step}) => step))].toSorted((a, b) => a - b);
  const x = {
    field: 'step',
    type: 'ordinal' as const,
    sort: steps,
    title: null,
    scale: {padding: 0.5},
    axis: {labelAngle: 0, ticks: false},
  };
  const y = {
    field: 'value',
    type: 'quantitative' as const,
    title: null,
    scale: {domain, nice: false, zero: false},
    axis: {format: '~%', tickCount: 4},
  };
  return {
    width,
    height: 150,
    title: {text: title, fontSize: 12},
    data: {values: grains.toSorted((a, b) => Number(a.strong) - Number(b.strong)).map(painted)},
    mark: {...noted, type: 'point', size: 44, strokeWidth: 1.3, opacity: 1},
    encoding: {
      x,
      y,
      fill: {field: 'fill', type: 'nominal', scale: null},
      stroke: {field: 'stroke', type: 'nominal', scale: null},
      description: note,
    },
  };
}

function painted({strong, ...grain}: Strip['grains'][number]) {
  return {
    ...grain,
    fill: strong ? 'var(--cnn)' : 'var(--paper)',
    stroke: strong ? 'var(--cnn)' : 'var(--muted)',
  };
}
