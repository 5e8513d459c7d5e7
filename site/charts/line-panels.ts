import type {TopLevelSpec} from 'vega-lite';
import {inPercent, interval, note, noted, noteOf, overSeeds, withBar, withNote, written} from './notes.ts';
import type {Layer, Panel as PanelSpec} from './panel.ts';
import type {Width} from './theme.ts';

interface LinePoint {
  x: number;
  y: number;
  low?: number; // 95 % interval
  high?: number;
  seeds?: number; // of which y is the mean
}

/** A line through measured points, with a band where they have intervals. */
export interface Line {
  name: string;
  color: string;
  dashed?: boolean;
  points: LinePoint[];
  measure?: string; // what its values are, where they are no plain ones of the chart
  marks?: boolean; // shows the points
  bare?: boolean; // shows the points alone
  label?: 'above' | 'below'; // writes the name beside the middle of a falling line
}

export interface LinePanel {
  title: string;
  lines: Line[];
  x?: LineAxis; // where it is not that of all panels
}

export interface LineAxis {
  title: string | null;
  domain: [number, number];
  format: string;
  logarithmic?: boolean;
  values?: number[]; // of the ticks
  untitled?: boolean; // stands above one that has a title
}

export interface LineAxes {
  x: LineAxis;
  y: LineAxis;
  measure: string; // what y is, as notes say it: "wrong"
  diagonal?: boolean; // a thin line where y equals x
}

interface Shape {
  columns: number;
  width: number; // of a panel
  height: number;
}

/** Panels of lines with equal axes, so many a row. */
export function linePanels(panels: LinePanel[], axes: LineAxes, {columns, ...size}: Shape): TopLevelSpec {
  const rows = Array.from({length: Math.ceil(panels.length / columns)}, (_, row) =>
    panels.slice(row * columns, (row + 1) * columns),
  );
  return {
    spacing: 20,
    vconcat: rows.map((row, place) => ({
      spacing: 16,
      hconcat: row.map((each, column) =>
        panel(each, axes, {...size, leftmost: column === 0, lowest: place === rows.length - 1}),
      ),
    })),
  };
}

/** The panels under a heading each, such as one a data set; above one another. */
export function headedPanels(
  blocks: {title: string; panels: LinePanel[]}[],
  axes: LineAxes,
  shape: Shape,
): TopLevelSpec {
  const titled = blocks.map(({title, panels}, place) => ({
    ...linePanels(panels, {...axes, x: {...axes.x, untitled: place < blocks.length - 1}}, shape),
    title: {text: title, offset: 14},
  }));
  return {vconcat: titled, spacing: 28} as TopLevelSpec;
}

interface Place {
  width: number;
  height: number;
  leftmost: boolean;
  lowest: boolean;
}

function panel(
  {title, lines, x: own}: LinePanel,
  shared: LineAxes,
  {width, height, leftmost, lowest}: Place,
): PanelSpec {
  const axes = own ? {...shared, x: own} : shared;
  const x = channel(axes.x, 'x', lowest || own !== undefined);
  const y = channel(axes.y, 'y', leftmost);
  return {
    width,
    height,
    data: {values: []},
    layer: [
      {
        data: {values: [{title}]},
        mark: {type: 'text', align: 'left', fontWeight: 500, y: -11},
        encoding: {x: {value: 0}, text: {field: 'title', type: 'nominal'}},
      },
      ...(axes.diagonal ? [diagonal(axes, x, y)] : []),
      ...lines.flatMap((line) => layersOf(line, pointNotes(line, axes), x, y)),
      ...lines.filter(({label}) => label).map((line) => nameOf(line, x, y)),
    ],
  };
}

function channel({title, domain, format, logarithmic, values, untitled}: LineAxis, field: 'x' | 'y', shown: boolean) {
  return {
    field,
    type: 'quantitative' as const,
    title: shown && !untitled ? title : null,
    scale: logarithmic ? {domain, nice: false, type: 'log' as const} : {domain, nice: false, zero: false},
    axis: {format, labels: shown, grid: true, ...(values ? {values} : {tickCount: 4})},
  };
}

type Channel = ReturnType<typeof channel>;

/** What a line says of each of its points: "confidence 72.10 %, right 65.20 %". */
function pointNotes({points, measure}: Line, axes: LineAxes): string[] {
  return points.map(({x, y, low = y, high = y, seeds}) => {
    const place = `${axes.x.title?.toLowerCase()} ${written(x, axes.x.format)}`;
    const value = withBar({value: y, low, high}, interval, inPercent);
    return `${place}, ${measure ?? axes.measure} ${value}${overSeeds(seeds)}`;
  });
}

function layersOf({name, color, dashed, points, marks, bare}: Line, notes: string[], x: Channel, y: Channel): Layer[] {
  const data = {values: withNote(points, noteOf(name, ...notes))};
  const single = {values: points.map((point, place) => ({...point, note: noteOf(name, notes[place]!)}))};
  const banded = points.some(({low}) => low !== undefined);
  return [
    ...(banded
      ? [
          {
            data,
            mark: {...noted, type: 'area', color, opacity: 0.2, clip: true},
            encoding: {...bandOf(x, y), description: {value: name}},
          } as Layer,
        ]
      : []),
    ...(bare
      ? []
      : [
          {
            data,
            mark: {...noted, type: 'line', color, clip: true, strokeDash: dashed ? [5, 3] : [1, 0]},
            encoding: {x, y, description: note},
          } as Layer,
        ]),
    ...(marks
      ? [
          {
            data: single,
            mark: {...(bare && noted), type: 'point', filled: true, color, size: 26, opacity: 1},
            encoding: {x, y, ...(bare && {description: note})},
          } as Layer,
        ]
      : []),
  ];
}

/** Above a falling line there is room to its right, below it to its left. */
function nameOf({name, color, label, points}: Line, x: Channel, y: Channel): Layer {
  const middle = points[Math.floor((points.length - 1) / 2)]!;
  const side = label === 'above' ? {align: 'left' as const, dx: 6, dy: -9} : {align: 'right' as const, dx: -6, dy: 10};
  return {
    data: {values: [{...middle, name}]},
    mark: {type: 'text', ...side, color, fontWeight: 600},
    encoding: {x, y, text: {field: 'name', type: 'nominal'}},
  };
}

function bandOf(x: Channel, y: Channel) {
  return {x, y: {...y, field: 'low'}, y2: {field: 'high'}};
}

function diagonal({x: {domain}}: LineAxes, x: Channel, y: Channel): Layer {
  return {
    data: {values: domain.map((end) => ({x: end, y: end}))},
    mark: {type: 'line', color: 'var(--rule)', strokeWidth: 1, clip: true},
    encoding: {x, y},
  };
}

/** The size of the panels of two data sets side by side, or above one another on a narrow page. */
export function pairShape(width: Width, height = 190): Shape {
  return width === 'wide' ? {columns: 2, width: 250, height} : {columns: 1, width: 240, height};
}
