import assert from 'node:assert/strict';
import {test} from 'node:test';
import {mistakes} from '../../../site/figures/simple-network/confusion.ts';
import {chance, count, deviation, percent, points, text} from '../../../site/tables/columns.ts';
import {csv} from '../../../site/tables/csv.ts';

test('csv(table) names the unit that its numbers are in, as the page does, and leaves empty what has no number', () => {
  const columns = [text('Class'), percent('Right'), points('Gap'), chance('p'), {...count('Epoch'), none: 'never'}];
  const rows = [
    ['Shirt', 0.125, 0.0148, 0.0005, 7],
    ['Coat', 1 / 3, -0.02, 0.5, ''],
  ];
  assert.equal(
    csv({columns, rows}),
    `Class,Right,"Gap, points",p,Epoch\nShirt,0.125,1.48,0.0005,7\nCoat,${1 / 3},-2,0.5,\n`,
  );
});

test('deviation(seeds, sd) is none of one seed', () => {
  assert.deepEqual([deviation(3, 0.25), deviation(1, 0)], [0.25, '']);
});

test('csv(table) takes no text for a number, and no number for a text', () => {
  assert.throws(
    () => csv({columns: [chance('p')], rows: [['under 0.001']]}),
    /^Error: invalid cell under "p": under 0/,
  );
  assert.throws(
    () => csv({columns: [text('Image')], rows: [[7]]}),
    /invalid cell under "Image": 7 \(expected a string\)/,
  );
});

test('mistakes(confusion, count) lists the largest cells off the diagonal', () => {
  const confusion = [
    [9, 1],
    [3, 7],
  ];
  assert.deepEqual(mistakes(confusion, 1), [{label: 1, taken: 0, count: 3}]);
});
