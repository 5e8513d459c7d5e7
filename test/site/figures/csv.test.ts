import assert from 'node:assert/strict';
import {test} from 'node:test';
import {mistakes} from '../../../site/figures/confusion.ts';
import {csv} from '../../../site/figures/csv.ts';

test('csv(table) quotes what needs it and keeps numbers as recorded', () => {
  const columns = [
    {name: 'Class', as: 'text' as const},
    {name: 'Share, "exact"', as: 'percent' as const},
  ];
  assert.equal(csv({columns, rows: [['T-shirt/top', 0.125]]}), 'Class,"Share, ""exact"""\r\nT-shirt/top,0.125\r\n');
});

test('mistakes(confusion, count) lists the largest cells off the diagonal', () => {
  const confusion = [
    [9, 1],
    [3, 7],
  ];
  assert.deepEqual(mistakes(confusion, 1), [{label: 1, taken: 0, count: 3}]);
});
