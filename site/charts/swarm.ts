import type {TopLevelSpec} from 'vega-lite';
import {note, noted} from './notes.ts';
import type {Layer} from './panel.ts';
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

const shapes = {
  wide: {width: 490, left: 126, size: 10},
  narrow: {width: 284, left: 0, size: 8},
};

/** All values as discs, side by side where they are alike; a row a group. The shaded band runs from `band` to the highest. */
export function swarm(
  grains: readonly Grain[],
  band: {from: number; label: string} | null,
  width: Width,
): TopLevelSpec {
  const {width: across, left, size} = shapes[width];
  const values = grains.map(({value}) => value);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const air = (high - low || 0.01) * 0.04;
  const domain: [number, number] = [low - air, high + air];
  const scale = across / (domain[1] - domain[0]);
  const rows = layOut(grains, scale, size, left ? 0 : 20);
  const height = rows.at(-1)!.bottom;
  const x = {type: 'quantitative' as const, scale: {domain, nice: false, zero: false}};
  const axis = {title: null, axis: {format: '~%', tickCount: width === 'wide' ? 6 : 4, grid: true}};
  const y = {field: 'y', type: 'quantitative' as const, axis: null, scale: {domain: [height, 0], nice: false}};
  return {
    width: across,
    height,
    layer: [
      ...(band ? shade(band, high, x) : []),
      {
        data: {values: rows.flatMap(({grains: placed}) => placed)},
        mark: {...noted, type: 'point', size: size ** 2 * 0.7, strokeWidth: 1.4, opacity: 1},
        encoding: {
          x: {...x, ...axis, field: 'value'},
          y,
          fill: {field: 'fill', type: 'nominal', scale: null},
          stroke: {field: 'stroke', type: 'nominal', scale: null},
          description: note,
        },
      },
      {
        data: {values: rows},
        mark: {type: 'text', align: 'left', fontWeight: 600, dx: -left},
        encoding: {x: {value: 0}, y: {...y, field: left ? 'middle' : 'head'}, text: {field: 'row', type: 'nominal'}},
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
        fill: grain.strong ? 'var(--cnn)' : 'var(--paper)',
        stroke: grain.strong ? 'var(--cnn)' : 'var(--muted)',
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
      mark: {type: 'text', align: 'right', y: -8, color: 'var(--cnn)', fontWeight: 500},
      encoding: {x: {...x, field: 'high'}, text: {field: 'label', type: 'nominal'}},
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
        mark: {type: 'text', align, dx: align === 'right' ? 3 : -3, baseline: 'middle'},
        encoding: {x, y: {...y, field: 'text'}, text: {field: 'label', type: 'nominal'}},
      }),
    ),
  ];
}
