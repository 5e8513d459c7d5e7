import assert from 'node:assert/strict';
import {test} from 'node:test';
import {drawMaps} from '../../../../experiments/analysis/networks/map-sheet.ts';

const square = {height: 2, width: 2};

test('drawMaps(file, values, shape, columns) draws a row of maps, each against the largest value of its row', () => {
  // Two rows of one 2 x 2 map and another: [row, side, side, column].
  const {told, drawn} = drawMaps('a.png', [0, 1, 0, 2, 0, 0, 4, 0, 10, 0, 0, 0, 0, 0, 0, 5], square, 2);
  assert.deepEqual(told, {file: 'a.png', height: 2, width: 2, columns: 2, signed: false, scales: [4, 10]});
  assert.deepEqual(
    drawn.tiles.map((tile) => [...tile]),
    [
      [0, 0, 0, 255],
      [64, 128, 0, 0],
      [255, 0, 0, 0],
      [0, 0, 0, 128],
    ],
  );
});

test('drawMaps(file, values, shape, columns) draws 0 as 128 where values are below it', () => {
  const {told, drawn} = drawMaps('a.png', [-2, 0, 1, 2], square, 1);
  assert.deepEqual([told.signed, told.scales], [true, [2]]);
  assert.deepEqual([...drawn.tiles[0]!], [1, 128, 192, 255]);
});

test('drawMaps(file, values, shape, columns) draws nothing of a row of zeros', () => {
  const {told, drawn} = drawMaps('a.png', [0, 0, 0, 0], square, 1);
  assert.deepEqual([told.scales, [...drawn.tiles[0]!]], [[0], [0, 0, 0, 0]]);
});
