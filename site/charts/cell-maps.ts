import type {TopLevelSpec} from 'vega-lite';
import {note, noted} from './notes.ts';
import type {Layer, Panel as PanelSpec} from './panel.ts';
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

const side = {wide: 33, narrow: 31};

/** Maps with equal axes and one scale of colour, light where the value is low; each cell says its value. */
export function cellMaps(maps: readonly CellMap[], {x, y, steps}: Manner, width: Width): TopLevelSpec {
  const columns = width === 'wide' ? 4 : 2;
  const values = maps.flatMap(({cells}) => cells.map(({value}) => value));
  const scale = {
    domain: [Math.min(...values), Math.max(...values)],
    range: ['#e8f1ec', '#1f7a5c'],
    interpolate: 'lab' as const,
  };
  const middle = (scale.domain[0]! + scale.domain[1]! * 2) / 3;
  const drawn = maps.map((map, place) =>
    panel(map, {x, y, steps, scale, middle, leftmost: place % columns === 0, size: side[width]}),
  );
  const rows = Array.from({length: Math.ceil(drawn.length / columns)}, (_, row) => ({
    hconcat: drawn.slice(row * columns, (row + 1) * columns),
    spacing: 14,
  }));
  return {vconcat: rows, spacing: 18};
}

interface Frame extends Manner {
  scale: object;
  middle: number; // above it a cell is dark, and its words are light
  leftmost: boolean;
  size: number; // of a cell, in pixels
}

function panel({title, subtitle, cells}: CellMap, {x, y, steps, scale, middle, leftmost, size}: Frame): PanelSpec {
  const channel = {type: 'ordinal' as const, scale: {domain: [...steps], padding: 0.04}};
  const encoding = {
    x: {...channel, field: 'x', title: x, axis: {labelAngle: 0, ticks: false, domain: false}},
    y: {
      ...channel,
      scale: {...channel.scale, domain: steps.toReversed()}, // the first step at the foot
      field: 'y',
      title: leftmost ? y : null,
      axis: {labels: leftmost, ticks: false},
    },
  };
  return {
    width: size * steps.length,
    height: size * steps.length,
    title: {
      text: title,
      fontSize: 12,
      ...(subtitle && {subtitle, subtitleFontSize: 12, subtitleColor: 'var(--muted)'}),
    },
    data: {values: cells},
    layer: [
      {
        mark: {...noted, type: 'rect'},
        encoding: {
          ...encoding,
          color: {field: 'value', type: 'quantitative', scale, legend: null},
          description: note,
        },
      },
      words(
        cells.filter(({value}) => value > middle),
        '#ffffff',
        encoding,
      ),
      words(
        cells.filter(({value}) => value <= middle),
        '#1b1b1b',
        encoding,
      ),
    ] as Layer[],
  };
}

function words(cells: CellMap['cells'], color: string, encoding: object): Layer {
  return {
    data: {values: cells},
    mark: {type: 'text', fontSize: 12, color},
    encoding: {...encoding, text: {field: 'label', type: 'nominal'}},
  } as Layer;
}
