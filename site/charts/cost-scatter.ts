import type {TopLevelSpec} from 'vega-lite';
import type {Layer, Panel as PanelSpec} from './panel.ts';
import type {Width} from './theme.ts';

/** Something with its price and its worth. */
export interface Offer {
  kind: string; // a shape each
  cost: number;
  value: number;
  front: boolean; // nothing is worth as much for less
  label?: string | undefined;
}

/** The offers by one measure of cost. */
export interface CostPanel {
  title: string;
  axis: string; // what the cost is
  offers: Offer[];
}

const symbols = ['circle', 'square', 'triangle-up', 'diamond', 'cross'];

const resolve = {scale: {shape: 'independent'}, legend: {shape: 'independent'}} as const; // one key, in the first panel

/** Worth against cost, on a logarithmic scale; the front as a step line, its offers full, the others hollow. */
export function costScatter(
  panels: readonly CostPanel[],
  kindTitle: string,
  columns: number,
  width: Width,
): TopLevelSpec {
  const offers = panels.flatMap((each) => each.offers);
  const kinds = [...new Set(offers.map(({kind}) => kind))];
  const values = offers.map(({value}) => value);
  const air = (Math.max(...values) - Math.min(...values) || 0.01) * 0.06;
  const domain: [number, number] = [Math.min(...values) - air, Math.max(...values) + air];
  const wide = width === 'wide';
  const shape = wide ? {width: Math.floor(600 / columns) - 46, height: 220} : {width: 240, height: 200};
  const drawn = panels.map((each, place) =>
    panel(each, {kinds, domain, legend: place === 0 ? kindTitle : null, ...shape}),
  );
  if (!wide) return {vconcat: drawn, spacing: 26, resolve};
  const rows = Array.from({length: Math.ceil(drawn.length / columns)}, (_, row) => ({
    hconcat: drawn.slice(row * columns, (row + 1) * columns),
    spacing: 22,
    resolve,
  }));
  return rows.length === 1 ? rows[0]! : {vconcat: rows, spacing: 26, resolve};
}

interface Frame {
  kinds: string[];
  domain: [number, number];
  legend: string | null; // its title
  width: number;
  height: number;
}

function panel({title, axis, offers}: CostPanel, {kinds, domain, legend, width, height}: Frame): PanelSpec {
  const costs = offers.map(({cost}) => cost);
  const x = {
    field: 'cost',
    type: 'quantitative' as const,
    title: axis,
    scale: {type: 'log' as const, domain: [Math.min(...costs) * 0.85, Math.max(...costs) * 1.18], nice: false},
    axis: {format: '~s', tickCount: 4},
  };
  const y = {
    field: 'value',
    type: 'quantitative' as const,
    title: null,
    scale: {domain, nice: false, zero: false},
    axis: {format: '~%', tickCount: 5},
  };
  const shape = {
    field: 'kind',
    type: 'nominal' as const,
    scale: {domain: kinds, range: symbols},
    legend: legend !== null && kinds.length > 1 ? {...key, title: legend} : null,
  };
  const front = offers.filter((offer) => offer.front);
  return {
    title,
    width,
    height,
    layer: [
      {
        data: {values: front.toSorted((a, b) => a.cost - b.cost)},
        mark: {type: 'line', interpolate: 'step-after', color: 'var(--cnn)', strokeWidth: 1.5},
        encoding: {x, y},
      },
      {
        data: {values: offers.map((offer) => ({...offer, fill: offer.front ? 'var(--cnn)' : 'var(--paper)'}))},
        mark: {type: 'point', size: 55, stroke: 'var(--cnn)', strokeWidth: 1.3, opacity: 1},
        encoding: {x, y, shape, fill: {field: 'fill', type: 'nominal', scale: null}},
      },
      ...labels(offers, x, y, Math.sqrt(Math.max(...costs) * Math.min(...costs))),
    ],
  };
}

const key = {
  orient: 'top' as const,
  titleOrient: 'left' as const,
  titleFontSize: 12,
  titleFontWeight: 400,
  titleColor: 'var(--ink)',
  labelFontSize: 12,
  labelColor: 'var(--ink)',
  symbolStrokeColor: 'var(--cnn)',
  symbolFillColor: 'var(--paper)',
  symbolSize: 60,
  padding: 0,
  offset: 8,
};

function labels(offers: readonly Offer[], x: object, y: object, middle: number): Layer[] {
  return (['left', 'right'] as const).map(
    (align) =>
      ({
        data: {values: offers.filter(({label, cost}) => label && cost > middle === (align === 'right'))},
        mark: {type: 'text', align, dx: align === 'left' ? 8 : -8, dy: -6},
        encoding: {x, y, text: {field: 'label', type: 'nominal'}},
      }) as Layer,
  );
}
