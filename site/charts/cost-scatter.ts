import type {TopLevelSpec} from 'vega-lite';
import {facets, type Layer, type Panel} from './frame.ts';
import {writtenLabels} from './mark-labels.ts';
import {rings} from './marks.ts';
import {type Domain, linear, logarithmic, reach, shareAlong, withAir} from './scales.ts';
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
  isNamedFirst?: true; // before others take the room
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
  {kinds: title, errors = false}: Manner,
  columns: number,
  width: Width,
): TopLevelSpec {
  const offers = panels.flatMap((each) => each.offers);
  const kinds = [...new Set(offers.map(({kind}) => kind))];
  const worth = errors ? errorScale(offers) : shareScale(offers);
  const key = shapeKey(kinds, title, width);
  return facets(panels, shapesFor(columns), width, (each, {across, height}) => {
    const alike = panels.filter(({axis}) => axis === each.axis);
    const costs = reach(alike.flatMap((other) => other.offers.map(({cost}) => cost)));
    return panelOf(each, {x: costScale(each.axis, costs), y: worth, key, width: across, height});
  });
}

function shapesFor(columns: number) {
  return {
    wide: {columns, gaps: [22, 26], across: Math.floor(600 / columns) - 46, height: 200},
    narrow: {columns: 1, gaps: [22, 26], across: 240, height: 190},
  } as const;
}

function costScale(title: string, [low, high]: Domain) {
  return {...logarithmic([low * 0.85, high * 1.18], {format: '~s', tickCount: 4}), field: 'cost', title};
}

function shareScale(offers: readonly Offer[]) {
  const domain = withAir(
    offers.map(({value}) => value),
    0.06,
  );
  return {...linear(domain, {format: '~%', tickCount: 5}), field: 'value'};
}

function errorScale(offers: readonly Offer[]) {
  const [low, high] = reach(offers.map(({value}) => value).filter((value) => value > 0));
  const values = [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5];
  return {...logarithmic([high * 1.1, low / 1.1], {format: '~%', values}), field: 'value'};
}

interface Frame {
  x: ReturnType<typeof costScale>;
  y: ReturnType<typeof shareScale> | ReturnType<typeof errorScale>;
  key: object; // what tells the kinds apart
  width: number;
  height: number;
}

function panelOf({title, offers}: CostPanel, {x, y, key, ...shape}: Frame): Panel {
  const marks = offers.map(({color = 'var(--cnn)', ...offer}) => ({
    ...offer,
    stroke: color,
    fill: offer.front ? color : 'var(--paper)',
  }));
  return {
    title,
    ...shape,
    layer: [
      {
        data: {values: offers.filter(({front}) => front).toSorted((a, b) => a.cost - b.cost)},
        mark: {type: 'line', interpolate: 'step-after', color: 'var(--cnn)', strokeWidth: 1.5},
        encoding: {x, y},
      } as Layer,
      {
        data: {values: marks.toSorted((a, b) => Number(a.front) - Number(b.front))},
        ...rings(55, {x, y, shape: key}),
      },
      ...names(offers, x, y, shape),
    ],
  };
}

/** Names of offers beside their marks, on a ground that keeps them apart from the line of the front. */
function names(
  offers: readonly Offer[],
  x: Frame['x'],
  y: Frame['y'],
  shape: {width: number; height: number},
): Layer[] {
  const inTurn = offers.toSorted((a, b) => Number(b.isNamedFirst ?? false) - Number(a.isNamedFirst ?? false));
  const spots = inTurn.map(({cost, value, label}) => ({
    x: shareAlong(x, cost) * shape.width,
    y: (1 - shareAlong(y, value)) * shape.height,
    label,
  }));
  return writtenLabels(spots, shape);
}

/** A shape a kind, with a key above them where there are several; on a narrow page in two columns where more are too wide. */
function shapeKey(kinds: string[], title: string, width: Width) {
  const columns = width === 'narrow' && kinds.length > 3 ? {columns: 2} : {};
  const shown = kinds.length > 1 ? {...legend, ...columns, title: title || null} : null;
  return {field: 'kind', type: 'nominal', scale: {domain: kinds, range: symbols}, legend: shown};
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
  offset: 14,
};
