import type {TopLevelSpec} from 'vega-lite';
import {facets, type Panel} from './frame.ts';
import {ringColors, rings} from './marks.ts';
import {linear, withAir} from './scales.ts';
import type {Width} from './theme.ts';

/** Values by the steps of one choice. */
export interface Strip {
  title: string;
  grains: {step: number; value: number; strong: boolean; note: string}[];
}

const shapes = {
  wide: {columns: 3, gaps: [20, 24], across: 160},
  narrow: {columns: 2, gaps: [20, 24], across: 105},
} as const;

/** A panel a choice, a column of discs a step; panels have equal axes of values. Strong discs are full and in front. */
export function strips(panels: readonly Strip[], width: Width): TopLevelSpec {
  const values = panels.flatMap(({grains}) => grains.map(({value}) => value));
  const domain = withAir(values, 0.06);
  return facets(panels, shapes, width, (strip, {across}) => panelOf(strip, domain, across));
}

function panelOf({title, grains}: Strip, domain: number[], width: number): Panel {
  const steps = [...new Set(grains.map(({step}) => step))].toSorted((a, b) => a - b);
  const x = {
    field: 'step',
    type: 'ordinal' as const,
    sort: steps,
    title: null,
    scale: {padding: 0.5},
    axis: {labelAngle: 0, ticks: false},
  };
  const y = {...linear(domain, {format: '~%', tickCount: 4}), field: 'value'};
  const inFront = grains.toSorted((a, b) => Number(a.strong) - Number(b.strong));
  return {
    width,
    height: 150,
    title: {text: title, fontSize: 12},
    data: {values: inFront.map(({strong, ...grain}) => ({...grain, ...ringColors(strong)}))},
    ...rings(44, {x, y}),
  };
}
