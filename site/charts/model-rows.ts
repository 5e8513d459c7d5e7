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

/** A row a model, a panel a data set, equal axes from `low` to `high`. The label stands at the field `labelled`. */
export function modelRows(
  rows: readonly ModelRow[],
  [low, high]: [number, number],
  width: Width,
  labelled: string,
  marks: (x: object) => Layer[], // on the axis that they are given
  {format = '~%', title = null}: {format?: string; title?: string | null} = {}, // of the axis
): TopLevelSpec {
  const x = {
    type: 'quantitative',
    scale: {domain: [low, high], nice: false, zero: false},
    title,
    axis: {format, tickCount: 3, grid: true},
  };
  const order = [...new Set(rows.map(({row}) => row))];
  const panels = [...Map.groupBy(rows, ({panel}) => panel)].map(([title, members], column) =>
    rowPanel(title, members, width, width === 'wide' ? order : null, column === 0, [
      ...marks(x),
      ...(width === 'wide' ? [labels({...x, field: labelled})] : [labels({value: narrowWidth}, 'right'), names]),
    ]),
  );
  return width === 'wide' ? {hconcat: panels, spacing: 24} : {vconcat: panels, spacing: 26};
}

function rowPanel(
  title: string,
  rows: readonly ModelRow[],
  width: Width,
  order: string[] | null, // of all panels, where a row stands in the same place in each
  first: boolean,
  layers: Layer[],
): PanelSpec {
  const wide = width === 'wide';
  const axis = wide && first ? {labelColor: 'var(--ink)', labelLimit: 190, domain: false, ticks: false} : null;
  return {
    title: {text: title, frame: 'group'},
    width: wide ? 196 : narrowWidth,
    height: {step: wide ? 38 : 46},
    data: {
      values: rows.map((row) => ({...row, color: row.faint ? 'var(--muted)' : architectureColor(row.architecture)})),
    },
    encoding: {
      y: {field: 'row', type: 'nominal', sort: null, title: null, axis, ...(order && {scale: {domain: order}})},
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
