import type {TopLevelSpec} from 'vega-lite';
import type {Layer, Shapes} from './frame.ts';
import {bars, dots, texts} from './marks.ts';
import {inPercent, noteOf, withBar} from './notes.ts';
import {asItIs, fromTop, linear, withAir} from './scales.ts';
import type {Width} from './theme.ts';

/** A value with an interval, in a row of its own. */
export interface IntervalRow {
  group?: string | undefined; // rows of a group stand together under its name
  name: string;
  value: number;
  low: number;
  high: number;
  label: string; // the value, written out
  faint?: boolean | undefined; // grey
}

interface Axis {
  format: string; // of the axis
  zero: boolean; // whether there is a line at zero
  bar: string; // what the bar is
  words?: (value: number) => string; // for numbers that are no shares
}

interface Shape {
  across: number;
  step: number; // from row to row
  foot: number; // below the last row
  ticks: number;
  heading: {dx: number; raised: number}; // names of groups
  name: {dx: number; dy: number};
  label: {align: 'left' | 'right'; dx: number; dy: number};
}

// Names stand left of the marks and values right of them; above them on narrow screens.
const shapes: Shapes<Shape> = {
  wide: {
    ...{across: 345, step: 25, foot: 12.5, ticks: 6},
    heading: {dx: -178, raised: 0},
    name: {dx: -164, dy: 0},
    label: {align: 'left', dx: 10, dy: 0},
  },
  narrow: {
    ...{across: 284, step: 40, foot: 12, ticks: 4},
    heading: {dx: 0, raised: 12},
    name: {dx: 0, dy: -14},
    label: {align: 'right', dx: 0, dy: -14},
  },
};

/** A dot with its interval a row, one axis for all. */
export function intervalRows(rows: readonly IntervalRow[], axis: Axis, width: Width): TopLevelSpec {
  const shape = shapes[width];
  const {lines: places, headings} = place(rows, shape);
  const lines = places.map((row) => ({
    ...row,
    note: noteOf(row.name, withBar(row, axis.bar, axis.words ?? inPercent)),
  }));
  const height = (lines.at(-1)?.y ?? 0) + shape.foot;
  const values = [...rows.flatMap(({low, high}) => [low, high]), ...(axis.zero ? [0] : [])];
  const x = linear(withAir(values, 0.04), {format: axis.format, tickCount: shape.ticks, grid: true});
  const y = fromTop(height);
  const color = asItIs('color');
  const [atLeft, atRight] = [0, shape.across].map((value) => ({x: {value}, y}));
  return {
    width: shape.across,
    height,
    data: {values: lines},
    layer: [
      ...(axis.zero ? [zeroLine(x)] : []),
      bars(x, ['low', 'high'], 'name', {y, color}),
      dots(60, {x: {...x, field: 'value'}, y, color}),
      texts('name', {align: 'left', ...shape.name}, atLeft!),
      texts('label', {...shape.label, fontWeight: 500}, atRight!),
      {data: {values: headings}, ...texts('group', {align: 'left', fontWeight: 600, dx: shape.heading.dx}, atLeft!)},
    ],
  };
}

/** Gives each row its height in pixels from the top, below the name of its group. */
function place(rows: readonly IntervalRow[], {step, heading}: Shape) {
  const headings: {group: string; y: number}[] = [];
  let y = -step / 2;
  const lines = rows.map((row, index) => {
    if (row.group && row.group !== rows[index - 1]?.group) {
      y += step * (index ? 1.3 : 1);
      headings.push({group: row.group, y: y - heading.raised});
    }
    y += step;
    return {...row, y, color: row.faint ? 'var(--muted)' : 'var(--cnn)'};
  });
  return {lines, headings};
}

function zeroLine(x: object): Layer {
  return {
    data: {values: [{zero: 0}]},
    mark: {type: 'rule', color: 'var(--ink)'},
    encoding: {x: {...x, field: 'zero'}},
  };
}
