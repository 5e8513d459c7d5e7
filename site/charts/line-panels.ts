import type {TopLevelSpec} from 'vega-lite';
import {facets, headed, type Layer, type Panel, type Shapes, type Standing} from './frame.ts';
import {texts} from './marks.ts';
import {inPercent, interval, note, noted, noteOf, overSeeds, withBar, withNote, written} from './notes.ts';
import {type Domain, linear, logarithmic} from './scales.ts';
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
  domain: Domain;
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

/** So many panels a row, and how large they are. */
type LineShapes = Shapes<{columns: number; width: number; height: number}>;

const gaps = [16, 20] as const;

/** Panels of lines with equal axes, so many a row. */
export function linePanels(
  panels: readonly LinePanel[],
  axes: LineAxes,
  {wide, narrow}: LineShapes,
  width: Width,
): TopLevelSpec {
  return facets(panels, {wide: {...wide, gaps}, narrow: {...narrow, gaps}}, width, (each, at) =>
    panelOf(each, axes, at),
  );
}

/** The panels under a heading each, such as one a data set; above one another. */
export function headedPanels(
  blocks: readonly {title: string; panels: LinePanel[]}[],
  axes: LineAxes,
  shapes: LineShapes,
  width: Width,
): TopLevelSpec {
  return headed(blocks, 28, ({panels}, isLast) =>
    linePanels(panels, {...axes, x: {...axes.x, untitled: !isLast}}, shapes, width),
  );
}

/** The size of the panels of two data sets side by side, or above one another on a narrow page. */
export function pairShapes(height = 190): LineShapes {
  return {wide: {columns: 2, width: 250, height}, narrow: {columns: 1, width: 240, height}};
}

interface Place extends Standing {
  width: number;
  height: number;
}

function panelOf({title, lines, x: own}: LinePanel, shared: LineAxes, {width, height, leftmost, lowest}: Place): Panel {
  const axes = own ? {...shared, x: own} : shared;
  const x = channel(axes.x, 'x', lowest || own !== undefined);
  const y = channel(axes.y, 'y', leftmost);
  return {
    width,
    height,
    data: {values: []},
    layer: [
      {data: {values: [{title}]}, ...texts('title', {align: 'left', fontWeight: 500, y: -11}, {x: {value: 0}})},
      ...(axes.diagonal ? [diagonal(axes, x, y)] : []),
      ...lines.flatMap((line) => layersOf(line, pointNotes(line, axes), x, y)),
      ...lines.filter(({label}) => label).map((line) => nameOf(line, x, y)),
    ],
  };
}

function channel(axis: LineAxis, field: 'x' | 'y', shown: boolean) {
  const {title, domain, format, values, untitled} = axis;
  const scale = axis.logarithmic ? logarithmic : linear;
  const ticks = values ? {values} : {tickCount: 4};
  return {
    ...scale(domain, {format, labels: shown, grid: true, ...ticks}),
    field,
    title: shown && !untitled ? title : null,
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

/** A band where there are intervals, the line, and its points. */
function layersOf({name, color, dashed, points, marks, bare}: Line, notes: string[], x: Channel, y: Channel): Layer[] {
  const data = {values: withNote(points, noteOf(name, ...notes))};
  const single = {values: points.map((point, place) => ({...point, note: noteOf(name, notes[place]!)}))};
  const band = {
    data,
    mark: {...noted, type: 'area', color, opacity: 0.2, clip: true},
    encoding: {x, y: {...y, field: 'low'}, y2: {field: 'high'}, description: {value: name}},
  };
  const line = {
    data,
    mark: {...noted, type: 'line', color, clip: true, strokeDash: dashed ? [5, 3] : [1, 0]},
    encoding: {x, y, description: note},
  };
  const dots = {
    data: single,
    mark: {...(bare && noted), type: 'point', filled: true, color, size: 26, opacity: 1},
    encoding: {x, y, ...(bare && {description: note})},
  };
  const isBanded = points.some(({low}) => low !== undefined);
  return [...(isBanded ? [band] : []), ...(bare ? [] : [line]), ...(marks ? [dots] : [])] as Layer[];
}

/** Above a falling line there is room to its right, below it to its left. */
function nameOf({name, color, label, points}: Line, x: Channel, y: Channel): Layer {
  const middle = points[Math.floor((points.length - 1) / 2)]!;
  const side = label === 'above' ? {align: 'left' as const, dx: 6, dy: -9} : {align: 'right' as const, dx: -6, dy: 10};
  return {
    data: {values: [{...middle, name}]},
    ...texts('name', {...side, color, fontWeight: 600}, {x, y}),
  };
}

function diagonal({x: {domain}}: LineAxes, x: Channel, y: Channel): Layer {
  return {
    data: {values: domain.map((end) => ({x: end, y: end}))},
    mark: {type: 'line', color: 'var(--rule)', strokeWidth: 1, clip: true},
    encoding: {x, y},
  };
}
