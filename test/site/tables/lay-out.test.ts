import assert from 'node:assert/strict';
import {test} from 'node:test';
import {numbers, perDataset, rowHead, words} from '../../../site/tables/column-kinds.ts';
import {dataTable} from '../../../site/tables/data-table.ts';
import type {Laid, LaidRow} from '../../../site/tables/declaration.ts';
import {tableOf} from '../../../site/tables/lay-out.ts';
import {madeUp} from '../records.ts';

const rows = [
  {name: 'one', count: 1},
  {name: 'two', count: 2},
];
const columns = [
  rowHead('Name', ({name}: (typeof rows)[number]) => name),
  numbers('Count', ({count}: (typeof rows)[number]) => String(count), {class: 'strong'}),
];

const contents = (rows: LaidRow[]) => rows.map(({cells}) => cells.map(({content}) => content));
const classes = (rows: LaidRow[]) => rows.map(({cells}) => cells.map(({attributes}) => attributes.class));

test('tableOf(rows, declared) makes a head and a cell for each column', () => {
  const {caption, frame, heads, bodies} = tableOf(rows, {caption: 'Names', columns});
  assert.deepEqual([caption, frame.label], ['Names', 'Names']);
  assert.deepEqual(contents(heads), [['Name', 'Count']]);
  assert.deepEqual(contents(bodies[0]!), [
    ['one', '1'],
    ['two', '2'],
  ]);
  assert.deepEqual(classes(heads), [[undefined, 'numeric']]);
  assert.deepEqual(classes(bodies[0]!)[0], [undefined, 'numeric strong']);
  assert.deepEqual(
    bodies[0]![0]!.cells.map(({tag, attributes}) => [tag, attributes.scope]),
    [
      ['th', 'row'],
      ['td', undefined],
    ],
  );
});

test('tableOf(rows, declared) lets a cell span those that follow, under a class of its own', () => {
  const spanning = numbers('Count', () => ({content: 'none', span: 2, class: undefined}));
  const {bodies} = tableOf(rows.slice(1), {caption: '', columns: [spanning, ...columns]});
  assert.deepEqual(contents(bodies[0]!), [['none', '2']]);
  assert.deepEqual(bodies[0]![0]!.cells[0]!.attributes, {
    ...{scope: undefined, class: undefined, colspan: 2, 'data-n': undefined},
  });
});

test('tableOf(rows, declared) has a second row of heads where columns of a group have some', () => {
  const [name, count] = columns as [(typeof columns)[0], (typeof columns)[0]];
  const {heads} = tableOf(rows, {caption: '', columns: [name, {head: 'Both', columns: [count, count]}]});
  assert.deepEqual(contents(heads), [
    ['Name', 'Both'],
    ['Count', 'Count'],
  ]);
  assert.deepEqual(
    heads[0]!.cells.map(({attributes}) => [attributes.rowspan, attributes.colspan, attributes.scope]),
    [
      [2, undefined, 'col'],
      [undefined, 2, 'colgroup'],
    ],
  );
  const bare = tableOf(rows, {caption: '', columns: [{head: 'Both', columns: [{cell: () => '-'}]}]});
  assert.deepEqual(contents(bare.heads), [['Both']]);
});

test('tableOf(rows, declared) puts rows under heads, rows by the batch in bodies, and a last one below', () => {
  const grouped = tableOf(rows, {caption: '', columns, group: ({count}) => (count > 1 ? 'many' : 'few')});
  assert.deepEqual(grouped.bodies.map(contents), [
    [['few'], ['one', '1']],
    [['many'], ['two', '2']],
  ]);
  const {bodies} = tableOf(rows, {caption: '', columns, atOnce: 2, closing: ['Sum', '3']});
  assert.deepEqual(bodies.map(contents), [
    [
      ['one', '1'],
      ['two', '2'],
    ],
    [['Sum', '3']],
  ]);
  assert.deepEqual(tableOf([], {caption: '', columns: [words('Nothing', () => '')]}).bodies, [[]]);
});

test('perDataset(records, cells) names its columns by data set', () => {
  const datasets = {
    mnist: {title: 'MNIST'},
    'fashion-mnist': {title: 'Fashion-MNIST'},
  } as unknown as typeof madeUp.datasets;
  assert.deepEqual(
    perDataset({datasets}, (dataset) => () => dataset).map(({head, dataset}) => [head, dataset]),
    [
      ['MNIST', 'mnist'],
      ['Fashion-MNIST', 'fashion-mnist'],
    ],
  );
});

test('dataTable(caption, table) writes numbers by their column, and what is said where there is none', () => {
  const table = dataTable('Data', {
    columns: [
      {name: 'Class', as: 'text'},
      {name: 'Gap', as: 'points', digits: 2},
      {name: 'Epoch', as: 'count', none: 'never'},
    ],
    rows: [['Shirt', 0.0148, '']],
  })(madeUp) as Laid;
  assert.deepEqual(contents(table.heads), [['Class', 'Gap, points', 'Epoch']]);
  assert.deepEqual(contents(table.bodies[0]!), [['Shirt', '1.48', 'never']]);
});
