import type {TopLevelSpec} from 'vega-lite';
import {facets, type Layer, type Panel} from './frame.ts';
import {note, noted, noteOf, withBar, withNote, written} from './notes.ts';
import {linear, logarithmic, reach} from './scales.ts';
import type {Width} from './theme.ts';

/** One line of a panel. */
export interface TrendLine {
  name: string;
  tone: 'strong' | 'dashed';
  points: {x: number; y: number; low?: number; high?: number}[]; // with a band where there is one
}

/** Lines on one pair of axes. */
export interface Trend {
  title: string;
  lines: TrendLine[];
  domain: [number, number]; // of y
  format: string; // of y
}

/** The axis that all share; it is logarithmic. */
interface Axis {
  title: string;
  format: string;
  measure?: string; // what y is
  band?: string; // what bands hold, where there are some
}

const colors = {strong: 'var(--cnn)', dashed: 'var(--muted)'};

/** Panels of lines, at most so many side by side; all on narrow screens one below the other. */
export function trends(panels: readonly Trend[], axis: Axis, most: number, width: Width): TopLevelSpec {
  return facets(panels, shapesFor(Math.min(most, panels.length)), width, (trend, {across, height}) =>
    panelOf(trend, axis, {width: across, height}),
  );
}

function shapesFor(columns: number) {
  return {
    wide: {columns, gaps: [18, 24], across: Math.floor(620 / columns) - 46, height: columns > 2 ? 130 : 190},
    narrow: {columns: 1, gaps: [18, 24], across: 250, height: 140},
  } as const;
}

function panelOf({title, lines, domain, format}: Trend, axis: Axis, shape: {width: number; height: number}): Panel {
  const ends = reach(lines.flatMap(({points}) => points.map(({x}) => x)));
  const x = {...logarithmic(ends, {format: axis.format, tickCount: 4}), field: 'x', title: axis.title};
  const y = linear(domain, {format, tickCount: 5});
  return {
    ...shape,
    title,
    layer: [
      ...lines.filter(({points}) => points.some(({low}) => low !== undefined)).map((line) => band(line, x, y)),
      ...(['dashed', 'strong'] as const).map((tone) =>
        drawTone(lines, tone, x, y, (line) => lineNote(line, axis, format)),
      ),
    ],
  };
}

function band({name, tone, points}: TrendLine, x: object, y: object): Layer {
  return {
    data: {values: points},
    mark: {...noted, type: 'area', color: colors[tone], opacity: 0.2, clip: true},
    encoding: {x, y: {...y, field: 'low'}, y2: {field: 'high'}, description: {value: name}},
  } as Layer;
}

/** Tells the points of a line, with the band about them. */
function lineNote({name, points}: TrendLine, axis: Axis, format: string): string {
  const {measure, band = ''} = axis;
  const words = (value: number) => written(value, format);
  return noteOf(
    name,
    ...points.map(({x, y, low = y, high = y}) =>
      [
        `${axis.title.toLowerCase()} ${written(x, axis.format)},`,
        ...(measure ? [measure] : []),
        withBar({value: y, low, high}, band, words),
      ].join(' '),
    ),
  );
}

function drawTone(
  lines: readonly TrendLine[],
  tone: TrendLine['tone'],
  x: object,
  y: object,
  describe: (line: TrendLine) => string,
): Layer {
  const values = lines.flatMap((line, place) =>
    line.tone === tone
      ? withNote(
          line.points.map(({x, y}) => ({x, y, place})),
          describe(line),
        )
      : [],
  );
  const single = new Set(values.map((value) => value.x)).size === 1; // a line of one point would not show
  return {
    data: {values},
    mark: {
      ...noted,
      type: 'line',
      color: colors[tone],
      strokeWidth: tone === 'strong' ? 2 : 1.2,
      strokeDash: tone === 'dashed' ? [4, 3] : [1, 0],
      clip: !single,
      point: single ? {color: colors[tone]} : false,
    },
    encoding: {x, y: {...y, field: 'y'}, detail: {field: 'place', type: 'nominal'}, description: note},
  } as Layer;
}
