import type {TopLevelSpec} from 'vega-lite';
import type {Layer, Panel as PanelSpec} from './panel.ts';
import {architectureColor, type Width} from './theme.ts';

/** What a row of a model begins with. */
export interface ModelRow {
  panel: string; // the title of the data set
  row: string; // the title of the model
  architecture: string; // "NN"
  label: string; // the number that its marks show, written out
  faint?: boolean; // in grey
}

/** What may be told of the rows and of their axis. */
export interface RowOptions {
  format?: string | undefined; // of the axis
  names?: number | undefined; // pixels for the longest name
  order?: string[] | undefined; // of the rows in all panels; as they come where it is missing
}

/** A row a model, a panel a data set, equal axes from `low` to `high`. The label stands at the field `labelled`. */
export function modelRows(
  rows: readonly ModelRow[],
  [low, high]: [number, number],
  width: Width,
  labelled: string,
  marks: (x: object) => Layer[], // on the axis that they are given
  {format = '~%', names: limit = 190, order = [...new Set(rows.map(({row}) => row))]}: RowOptions = {},
): TopLevelSpec {
  const x = {
    type: 'quantitative',
    scale: {domain: [low, high], nice: false, zero: false},
    title: null,
    axis: {format, tickCount: 3, grid: true},
  };
  const panels = [...Map.groupBy(rows, ({panel}) => panel)].map(([title, members], column) =>
    rowPanel(title, members, {width, order, limit, first: column === 0}, [
      ...marks(x),
      ...(width === 'wide' ? [labels({...x, field: labelled})] : [labels({value: narrowWidth}, 'right'), names]),
    ]),
  );
  return width === 'wide' ? {hconcat: panels, spacing: 24} : {vconcat: panels, spacing: 26};
}

interface Frame {
  width: Width;
  order: string[];
  limit: number; // of the names, in pixels
  first: boolean;
}

/** Side by side, a row stands in the same place in each panel; above one another, a panel has its own rows alone. */
function rowPanel(
  title: string,
  rows: readonly ModelRow[],
  {width, order, limit, first}: Frame,
  layers: Layer[],
): PanelSpec {
  const wide = width === 'wide';
  const axis = wide && first ? {labelColor: 'var(--ink)', labelLimit: limit, domain: false, ticks: false} : null;
  const domain = wide ? order : order.filter((name) => rows.some(({row}) => row === name));
  return {
    title: {text: title, frame: 'group'},
    width: wide ? 196 - (limit - 190) / 2.5 : narrowWidth,
    height: {step: wide ? 38 : 46},
    data: {
      values: rows.map((row) => ({...row, color: row.faint ? 'var(--muted)' : architectureColor(row.architecture)})),
    },
    encoding: {
      y: {field: 'row', type: 'nominal', sort: null, title: null, axis, scale: {domain}},
      color: {field: 'color', type: 'nominal', scale: null},
    },
    layer: layers,
  };
}

const narrowWidth = 284;

function labels(x: object, align: 'center' | 'right' = 'center'): Layer {
  return {
    mark: {type: 'text', align, dy: -14, fontWeight: 500},
    encoding: {x, text: {field: 'label', type: 'nominal'}},
  };
}

/** On narrow screens the model stands above its marks at the left, the label at the right. */
const names: Layer = {
  mark: {type: 'text', align: 'left', dy: -14},
  encoding: {x: {value: 0}, text: {field: 'row'}, color: {value: 'var(--ink)'}},
};
