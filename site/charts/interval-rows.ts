import type {TopLevelSpec} from 'vega-lite';
import {inPercent, note, noted, noteOf, of, withBar} from './notes.ts';
import type {Layer} from './panel.ts';
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

const shapes = {
  wide: {left: 178, across: 345, step: 25},
  narrow: {left: 0, across: 284, step: 40},
};

/** A dot with its interval a row, one axis for all. */
export function intervalRows(rows: readonly IntervalRow[], axis: Axis, width: Width): TopLevelSpec {
  const {left, across, step} = shapes[width];
  const {lines: places, headings} = place(rows, step);
  const lines = places.map((row) => ({
    ...row,
    note: noteOf(row.name, withBar(row, axis.bar, axis.words ?? inPercent)),
  }));
  const height = (lines.at(-1)?.y ?? 0) + (width === 'wide' ? step / 2 : 12);
  const values = [...rows.flatMap(({low, high}) => [low, high]), ...(axis.zero ? [0] : [])];
  const air = (Math.max(...values) - Math.min(...values) || 0.01) * 0.04;
  const x = {
    type: 'quantitative' as const,
    scale: {domain: [Math.min(...values) - air, Math.max(...values) + air], nice: false, zero: false},
    title: null,
    axis: {format: axis.format, tickCount: width === 'wide' ? 6 : 4, grid: true},
  };
  const y = {field: 'y', type: 'quantitative' as const, axis: null, scale: {domain: [height, 0], nice: false}};
  const color = {field: 'color', type: 'nominal' as const, scale: null};
  return {
    width: across,
    height,
    data: {values: lines},
    layer: [
      ...(axis.zero ? [zeroLine(x)] : []),
      {
        mark: {...noted, type: 'rule', strokeWidth: 5, opacity: 0.35},
        encoding: {x: {...x, field: 'low'}, x2: {field: 'high'}, description: of('name'), y, color},
      },
      {
        mark: {...noted, type: 'point', filled: true, size: 60, opacity: 1},
        encoding: {x: {...x, field: 'value'}, y, color, description: note},
      },
      ...names(width, across, y),
      {
        data: {values: headings},
        mark: {type: 'text', align: 'left', fontWeight: 600, dx: -left},
        encoding: {x: {value: 0}, y, text: {field: 'group', type: 'nominal'}},
      },
    ],
  };
}

/** Gives each row its height in pixels from the top, below the name of its group. */
function place(rows: readonly IntervalRow[], step: number) {
  const headings: {group: string; y: number}[] = [];
  let y = -step / 2;
  const lines = rows.map((row, index) => {
    if (row.group && row.group !== rows[index - 1]?.group) {
      y += step * (index ? 1.3 : 1);
      headings.push({group: row.group, y: y - (step > 30 ? 12 : 0)});
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

/** The name at the left and the value at the right of the marks; above them on narrow screens. */
function names(width: Width, across: number, y: object): Layer[] {
  const [left, dy] = width === 'wide' ? [-shapes.wide.left + 14, 0] : [0, -14];
  return [
    {
      mark: {type: 'text', align: 'left', dx: left, dy},
      encoding: {x: {value: 0}, y: y as {field: string}, text: {field: 'name', type: 'nominal'}},
    },
    {
      mark: {
        type: 'text',
        align: width === 'wide' ? 'left' : 'right',
        dx: width === 'wide' ? 10 : 0,
        dy,
        fontWeight: 500,
      },
      encoding: {x: {value: across}, y: y as {field: string}, text: {field: 'label', type: 'nominal'}},
    },
  ];
}
