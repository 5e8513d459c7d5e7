import type {TopLevelSpec} from 'vega-lite';
import {writtenLabels} from './mark-labels.ts';
import {note, noted} from './notes.ts';
import type {Layer, Panel as PanelSpec} from './panel.ts';
import type {Width} from './theme.ts';

/** Something with its price and its worth. */
export interface Offer {
  kind: string; // a shape each
  cost: number;
  value: number;
  front: boolean; // nothing is worth as much for less
  color?: string;
  note: string; // its name and worth
  label?: string | undefined; // its name, where it is to be written if there is room
}

/** The offers by one measure of cost; panels with the same one have equal axes. */
export interface CostPanel {
  title: string;
  axis: string; // what the cost is
  offers: Offer[];
}

interface Manner {
  kinds: string; // what stands before the key of the shapes
  errors?: boolean; // values are shares of errors: on a logarithmic scale, few of them above
}

const symbols = ['circle', 'square', 'triangle-up', 'diamond', 'cross'];

/** Worth against cost, on a logarithmic scale; the front as a step line, its offers full, the others hollow. */
export function costScatter(
  panels: readonly CostPanel[],
  {kinds: kindsTitle, errors = false}: Manner,
  columns: number,
  width: Width,
): TopLevelSpec {
  const offers = panels.flatMap((each) => each.offers);
  const kinds = [...new Set(offers.map(({kind}) => kind))];
  const worth = errors ? errorScale(offers) : shareScale(offers);
  const wide = width === 'wide';
  const shape = wide ? {width: Math.floor(600 / columns) - 46, height: 200} : {width: 240, height: 190};
  const drawn = panels.map((each) => {
    const alike = panels.filter(({axis}) => axis === each.axis);
    const costs = alike.flatMap((other) => other.offers.map(({cost}) => cost));
    return panel(each, {costs, worth, key: kinds.length > 1 ? kindsTitle : null, kinds, ...shape});
  });
  if (!wide) return {vconcat: drawn, spacing: 26};
  const rows = Array.from({length: Math.ceil(drawn.length / columns)}, (_, row) => ({
    hconcat: drawn.slice(row * columns, (row + 1) * columns),
    spacing: 22,
  }));
  return rows.length === 1 ? rows[0]! : {vconcat: rows, spacing: 26};
}

function shareScale(offers: readonly Offer[]) {
  const [low, high] = reach(offers.map(({value}) => value));
  const air = (high - low || 0.01) * 0.06;
  return {scale: {domain: [low - air, high + air], nice: false, zero: false}, axis: {format: '~%', tickCount: 5}};
}

function errorScale(offers: readonly Offer[]) {
  const [low, high] = reach(offers.map(({value}) => value).filter((value) => value > 0));
  return {
    scale: {type: 'log' as const, domain: [high * 1.1, low / 1.1], nice: false},
    axis: {format: '~%', values: [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5]},
  };
}

interface Frame {
  costs: number[]; // of all panels that share the axis
  worth: ReturnType<typeof shareScale> | ReturnType<typeof errorScale>;
  key: string | null; // what stands before the key of the shapes, if there is one
  kinds: string[];
  width: number;
  height: number;
}

function panel({title, axis, offers}: CostPanel, {costs, worth, key, kinds, ...shape}: Frame): PanelSpec {
  const [low, high] = reach(costs);
  const x = {
    field: 'cost',
    type: 'quantitative' as const,
    title: axis,
    scale: {type: 'log' as const, domain: [low * 0.85, high * 1.18], nice: false},
    axis: {format: '~s', tickCount: 4},
  };
  const y = {field: 'value', type: 'quantitative' as const, title: null, ...worth};
  const marks = offers.map(({color = 'var(--cnn)', ...offer}) => ({
    ...offer,
    color,
    fill: offer.front ? color : 'var(--paper)',
  }));
  const front = offers.filter((offer) => offer.front).toSorted((a, b) => a.cost - b.cost);
  return {
    title,
    ...shape,
    layer: [
      {
        data: {values: front},
        mark: {type: 'line', interpolate: 'step-after', color: 'var(--cnn)', strokeWidth: 1.5},
        encoding: {x, y},
      },
      {
        data: {values: marks.toSorted((a, b) => Number(a.front) - Number(b.front))},
        mark: {...noted, type: 'point', size: 55, strokeWidth: 1.3, opacity: 1},
        encoding: {
          x,
          y,
          shape: {
            field: 'kind',
            type: 'nominal',
            scale: {domain: kinds, range: symbols},
            legend: key === null ? null : {...legend, title: key || null},
          },
          stroke: {field: 'color', type: 'nominal', scale: null},
          fill: {field: 'fill', type: 'nominal', scale: null},
          description: note,
        },
      },
      ...names(offers, [low * 0.85, high * 1.18], worth, shape),
    ],
  };
}

/** Names of offers beside their marks, on a ground that keeps them apart from the line of the front. */
function names(offers: readonly Offer[], costs: Domain, {scale}: Frame['worth'], {width, height}: Size): Layer[] {
  const spots = offers.map(({cost, value, label}) => ({
    x: share(cost, costs, true) * width,
    y: (1 - share(value, scale.domain as Domain, 'type' in scale)) * height,
    label,
  }));
  return writtenLabels(spots, {width, height});
}

type Domain = [number, number];
type Size = {width: number; height: number};

/** How far along a domain a value lies, 0 ... 1. */
function share(value: number, [from, to]: Domain, logarithmic: boolean): number {
  return logarithmic ? Math.log(value / from) / Math.log(to / from) : (value - from) / (to - from);
}

const legend = {
  orient: 'top' as const,
  titleOrient: 'left' as const,
  titleFontSize: 12,
  titleFontWeight: 400 as const,
  titleColor: 'var(--ink)',
  labelFontSize: 12,
  labelColor: 'var(--ink)',
  symbolStrokeColor: 'var(--ink)',
  symbolFillColor: 'var(--paper)',
  symbolSize: 60,
  padding: 0,
  offset: 8,
};

function reach(values: readonly number[]): [number, number] {
  return [Math.min(...values), Math.max(...values)];
}
