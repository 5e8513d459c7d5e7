import type {TopLevelSpec} from 'vega-lite';
import type {Layer, Shapes} from './frame.ts';
import {ringColors, rings, texts} from './marks.ts';
import {fromTop, linear, withAir} from './scales.ts';
import {textWidth} from './text-width.ts';
import type {Width} from './theme.ts';

/** One thing with its value. */
export interface Grain {
  row: string;
  value: number;
  strong: boolean; // drawn full, the others hollow
  note: string; // by `noteOf`
  label?: string | undefined; // its name, where it is to be told
}

interface Shape {
  across: number;
  left: number; // for the names of rows; where there is no room they stand above
  heading: number; // height of those
  names: 'middle' | 'head'; // where they stand
  size: number; // of a disc
  ticks: number;
}

const shapes: Shapes<Shape> = {
  wide: {across: 490, left: 126, heading: 0, names: 'middle', size: 10, ticks: 6},
  narrow: {across: 284, left: 0, heading: 20, names: 'head', size: 8, ticks: 4},
};

/** All values as discs, side by side where they are alike; a row a group. The shaded band runs from `band` to the highest. */
export function swarm(
  grains: readonly Grain[],
  band: {from: number; label: string} | null,
  width: Width,
): TopLevelSpec {
  const {across, left, heading, names, size, ticks} = shapes[width];
  const values = grains.map(({value}) => value);
  const domain = withAir(values, 0.04);
  const scale = across / (domain[1] - domain[0]);
  const rows = layOut(grains, scale, size, heading);
  const height = rows.at(-1)!.bottom;
  const {axis, title, ...x} = linear(domain, {format: '~%', tickCount: ticks, grid: true});
  const y = fromTop(height);
  return {
    width: across,
    height,
    layer: [
      ...(band ? shade(band, Math.max(...values), x) : []),
      {
        data: {values: rows.flatMap(({grains: placed}) => placed)},
        ...rings(size ** 2 * 0.7, {x: {...x, axis, title, field: 'value'}, y}, 1.4),
      },
      {
        data: {values: rows},
        ...texts('row', {align: 'left', fontWeight: 600, dx: -left}, {x: {value: 0}, y: {...y, field: names}}),
      },
      ...labels(rows, {...x, field: 'value'}, y, (value) => (domain[1] - value) * scale),
    ],
  };
}

type Placed = Grain & {y: number; fill: string; stroke: string};

interface Row {
  row: string;
  head: number; // heights in pixels from the top
  middle: number;
  bottom: number;
  grains: Placed[];
}

/** Gives each disc the free place that is nearest to the middle of its row. */
function layOut(grains: readonly Grain[], scale: number, size: number, heading: number): Row[] {
  const rows: Row[] = [];
  for (const [row, members] of Map.groupBy(grains, (grain) => grain.row)) {
    const top = rows.at(-1)?.bottom ?? 0;
    const offsets = pile(
      members.map(({value}) => value * scale),
      size,
    );
    const reach = Math.max(...offsets.map(Math.abs)) + size;
    const middle = top + heading + reach + 8;
    rows.push({
      row,
      head: top + 14,
      middle,
      bottom: middle + reach + 26,
      grains: members.map((grain, place) => ({
        ...grain,
        y: middle + offsets[place]!,
        ...ringColors(grain.strong),
      })),
    });
  }
  return rows;
}

/** How far from the middle each disc has to lie so that none covers another. */
function pile(places: readonly number[], size: number): number[] {
  const offsets: number[] = [];
  const isFree = (place: number, offset: number) =>
    offsets.every((other, index) => Math.hypot(places[index]! - place, other - offset) >= size);
  for (const place of places) {
    let step = 0;
    const offset = () => (step % 2 ? 1 : -1) * Math.ceil(step / 2) * size * 0.5;
    while (!isFree(place, offset())) step++;
    offsets.push(offset() || 0);
  }
  return offsets;
}

function shade({from, label}: {from: number; label: string}, high: number, x: object): Layer[] {
  const data = {values: [{from, high, label}]};
  return [
    {
      data,
      mark: {type: 'rect', color: 'var(--cnn)', opacity: 0.13},
      encoding: {x: {...x, field: 'from'}, x2: {field: 'high'}},
    },
    {
      data,
      ...texts('label', {align: 'right', y: -8, color: 'var(--cnn)', fontWeight: 500}, {x: {...x, field: 'high'}}),
    },
  ];
}

/** Names under the row, each with a line up to its disc. */
function labels(rows: readonly Row[], x: object, y: object, roomBehind: (value: number) => number): Layer[] {
  const named = rows.flatMap(({grains, bottom}) =>
    grains
      .filter(({label}) => label)
      .map((grain) => ({
        ...grain,
        align: textWidth(grain.label!, 12) > roomBehind(grain.value) ? 'right' : 'left',
        foot: bottom - 18,
        text: bottom - 10,
      })),
  );
  return [
    {
      data: {values: named},
      mark: {type: 'rule', color: 'var(--ink)'},
      encoding: {x, y: {...y, field: 'y'}, y2: {field: 'foot'}},
    },
    ...(['left', 'right'] as const).map(
      (align): Layer => ({
        data: {values: named.filter((each) => each.align === align)},
        ...texts('label', {align, dx: align === 'right' ? 3 : -3, baseline: 'middle'}, {x, y: {...y, field: 'text'}}),
      }),
    ),
  ];
}
