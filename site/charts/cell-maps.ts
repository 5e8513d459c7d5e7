import type {TopLevelSpec} from 'vega-lite';
import {facets, type Layer, type Panel} from './frame.ts';
import {texts} from './marks.ts';
import {note, noted} from './notes.ts';
import {reach} from './scales.ts';
import type {Width} from './theme.ts';

/** One value for each pair of steps. */
export interface CellMap {
  title: string;
  subtitle?: string | undefined; // what the networks of this map have in common
  cells: {x: number; y: number; value: number; label: string; note: string}[];
}

interface Manner {
  x: string; // what the columns are
  y: string; // what the rows are
  steps: readonly number[];
}

const shapes = {
  wide: {columns: 4, gaps: [14, 18], side: 33},
  narrow: {columns: 2, gaps: [14, 18], side: 31},
} as const;

/** Maps with equal axes and one scale of colour, light where the value is low; each cell says its value. */
export function cellMaps(maps: readonly CellMap[], manner: Manner, width: Width): TopLevelSpec {
  const domain = reach(maps.flatMap(({cells}) => cells.map(({value}) => value)));
  return facets(maps, shapes, width, (map, {side, leftmost}): Panel => {
    const {title, subtitle, cells} = map;
    const size = side * manner.steps.length;
    return {
      width: size,
      height: size,
      title: {
        text: title,
        fontSize: 12,
        ...(subtitle && {subtitle, subtitleFontSize: 12, subtitleColor: 'var(--muted)'}),
      },
      data: {values: cells},
      layer: layersOf(cells, axesOf(manner, leftmost), domain),
    };
  });
}

function axesOf({x, y, steps}: Manner, leftmost: boolean) {
  const channel = {type: 'ordinal' as const, scale: {domain: [...steps], padding: 0.04}};
  return {
    x: {...channel, field: 'x', title: x, axis: {labelAngle: 0, ticks: false, domain: false}},
    y: {
      ...channel,
      scale: {...channel.scale, domain: steps.toReversed()}, // the first step at the foot
      field: 'y',
      title: leftmost ? y : null,
      axis: {labels: leftmost, ticks: false},
    },
  };
}

/** The cells in their colours, and what they say: light on dark ones, dark on light ones. */
function layersOf(cells: CellMap['cells'], axes: ReturnType<typeof axesOf>, [low, high]: [number, number]): Layer[] {
  const scale = {domain: [low, high], range: ['#e8f1ec', '#1f7a5c'], interpolate: 'lab'};
  const middle = (low + high * 2) / 3;
  const words = (color: string, isIn: (cell: {value: number}) => boolean) => ({
    data: {values: cells.filter(isIn)},
    ...texts('label', {fontSize: 12, color}, axes),
  });
  return [
    {
      mark: {...noted, type: 'rect'},
      encoding: {
        ...axes,
        color: {field: 'value', type: 'quantitative', scale, legend: null},
        description: note,
      },
    } as Layer,
    words('#ffffff', ({value}) => value > middle),
    words('#1b1b1b', ({value}) => value <= middle),
  ];
}
