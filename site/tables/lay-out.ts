import {setClass} from '../records/datasets.ts';
import type {Cell, Column, ColumnGroup, Declaration, Laid, LaidCell, LaidRow} from './declaration.ts';
import type {Content} from './parts.ts';

/** Lays a table of these rows out: its heads, and a cell for each row and column but where one spans several. */
export function tableOf<Row>(rows: readonly Row[], declared: Declaration<Row>): Laid {
  const {caption, label = caption, heard = false, id, tall = false, wide = false} = declared;
  return {
    caption,
    heard,
    class: declared.class,
    frame: {label, id, tall, wide},
    compares: rows.flatMap((row) => declared.compares?.(row) ?? []),
    heads: declared.headless ? [] : headsOf(declared.columns),
    bodies: bodiesOf(rows, declared),
  };
}

/** One row of heads, or two where columns have heads under that of their group. */
function headsOf<Row>(columns: Declaration<Row>['columns']): LaidRow[] {
  const grouped = columns.flatMap((column) => (isGroup(column) ? column.columns : []));
  const isTwofold = grouped.some(({head}) => head !== undefined);
  const first = columns.map((column) =>
    isGroup(column)
      ? headCell(column.head, {
          scope: isTwofold ? 'colgroup' : 'col',
          class: column.class,
          colspan: column.columns.length,
        })
      : headOf(column, isTwofold ? 2 : undefined),
  );
  const rows = isTwofold ? [first, grouped.map((column) => headOf(column))] : [first];
  return rows.map((cells) => ({attributes: {}, cells}));
}

function headOf<Row>({head, dataset, numeric, key}: Column<Row>, rowspan?: number): LaidCell {
  const named = [numeric && 'numeric', dataset && setClass(dataset)].filter(Boolean).join(' ');
  return headCell(head, {scope: 'col', class: named || undefined, rowspan, 'data-column': key});
}

function headCell(content: Content, attributes: LaidCell['attributes']): LaidCell {
  return {tag: 'th', attributes, content};
}

function bodiesOf<Row>(rows: readonly Row[], declared: Declaration<Row>): LaidRow[][] {
  const {group, closing, atOnce = Number.POSITIVE_INFINITY} = declared;
  const columns = declared.columns.flatMap((column) => (isGroup(column) ? column.columns : [column]));
  const lay = (row: Row, place: number): LaidRow => ({
    attributes: declared.attributes?.(row) ?? {},
    cells: cellsOf(columns, (column) => column.cell(row, place)),
  });
  if (group)
    return [...Map.groupBy(rows, group)].map(([title, members]) => [
      groupHead(title, columns.length),
      ...members.map(lay),
    ]);
  const last = closing ? [{attributes: {}, cells: cellsOf(columns, (_, place) => closing[place])}] : [];
  return inBatches([...rows.map(lay), ...last], atOnce);
}

function groupHead(title: string, colspan: number): LaidRow {
  return {attributes: {class: 'group'}, cells: [headCell(title, {scope: 'rowgroup', colspan})]};
}

/** The cells of a row; one that spans several columns stands in the first of them. */
function cellsOf<Row>(
  columns: readonly Column<Row>[],
  contentOf: (column: Column<Row>, place: number) => Content | Cell,
): LaidCell[] {
  const cells: LaidCell[] = [];
  for (let place = 0; place < columns.length; ) {
    const column = columns[place]!;
    const made = contentOf(column, place);
    const {content, span, order, ...own}: Cell = isCell(made) ? made : {content: made};
    const named = 'class' in own ? own.class : [column.numeric && 'numeric', column.class].filter(Boolean).join(' ');
    cells.push({
      tag: column.isRowHead ? 'th' : 'td',
      attributes: {
        scope: column.isRowHead ? 'row' : undefined,
        class: named || undefined,
        colspan: span,
        'data-n': order,
      },
      content,
    });
    place += span ?? 1;
  }
  return cells;
}

/** At least one batch, which may be empty. */
function inBatches<Item>(items: readonly Item[], length: number): Item[][] {
  const starts = items.map((_, place) => place).filter((place) => place % length === 0);
  return starts.length > 0 ? starts.map((start) => items.slice(start, start + length)) : [[]];
}

function isGroup<Row>(column: Column<Row> | ColumnGroup<Row>): column is ColumnGroup<Row> {
  return 'columns' in column;
}

function isCell(made: Content | Cell): made is Cell {
  return typeof made === 'object' && 'content' in made;
}
