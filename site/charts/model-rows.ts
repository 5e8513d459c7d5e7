import type {TopLevelSpec} from 'vega-lite';
import {facets, type Layer, type Standing} from './frame.ts';
import {texts} from './marks.ts';
import {asItIs, type Domain, linear} from './scales.ts';
import {textWidth} from './text-width.ts';
import {architectureColor, config, type Width} from './theme.ts';

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
  order?: string[] | undefined; // of the rows in all panels; as they come where it is missing
}

// Side by side a row stands in the same place in each panel, its name left of all. Above one another a panel has its own
// rows alone, each named above its marks.
const shapes = {
  wide: {columns: 2, gaps: [24, 26], across: 196, step: 38, named: false},
  narrow: {columns: 1, gaps: [24, 26], across: 284, step: 46, named: true},
} as const;

type Shape = (typeof shapes)[Width] & Standing;

/** A row a model, a panel a data set, equal axes. The label stands at the field `labelled`. */
export function modelRows(
  rows: readonly ModelRow[],
  domain: Domain,
  width: Width,
  labelled: string,
  marks: (x: object) => Layer[], // on the axis that they are given
  {format = '~%', order = [...new Set(rows.map(({row}) => row))]}: RowOptions = {},
): TopLevelSpec {
  const x = linear(domain, {format, tickCount: 3, grid: true});
  const names = Math.ceil(Math.max(...order.map((name) => textWidth(name, config.axis!.labelFontSize as number)))) + 2;
  const panels = [...Map.groupBy(rows, ({panel}) => panel)];
  return facets(panels, shapes, width, ([title, members], shape) => ({
    title: {text: title, frame: 'group'},
    ...rowsOf(members, order, names, shape),
    layer: [...marks(x), ...labels({...x, field: labelled}, shape)],
  }));
}

const usualNames = 190; // pixels that the panels leave them

/** The rows of a panel: how high and wide, with what they begin. All panels together are as wide, however long the names. */
function rowsOf(rows: readonly ModelRow[], order: string[], names: number, shape: Shape) {
  const {across, columns, step, named, leftmost} = shape;
  const axis = !named && leftmost ? {labelColor: 'var(--ink)', labelLimit: names, domain: false, ticks: false} : null;
  const domain = named ? order.filter((name) => rows.some(({row}) => row === name)) : order;
  return {
    width: named ? across : across - (names - usualNames) / columns,
    height: {step},
    data: {
      values: rows.map((row) => ({...row, color: row.faint ? 'var(--muted)' : architectureColor(row.architecture)})),
    },
    encoding: {
      y: {field: 'row', type: 'nominal' as const, sort: null, title: null, axis, scale: {domain}},
      color: asItIs('color'),
    },
  };
}

/** The numbers above their marks; where names stand above the marks, at the right of them. */
function labels(x: object, {named, across}: Shape): Layer[] {
  const mark = {dy: -14, fontWeight: 500};
  if (!named) return [texts('label', {...mark, align: 'center'}, {x})];
  return [
    texts('label', {...mark, align: 'right'}, {x: {value: across}}),
    texts('row', {align: 'left', dy: -14}, {x: {value: 0}, color: {value: 'var(--ink)'}}),
  ];
}
