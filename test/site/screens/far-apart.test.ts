import assert from 'node:assert/strict';
import {test} from 'node:test';
import {farApart} from '../../../site/screens/far-apart.ts';

test('farApart(all, first, count) takes each time the direction farthest from those taken', () => {
  const all = [
    [1, 0],
    [2, 0.1],
    [-1, 0],
    [0, 1],
  ];
  assert.deepEqual(farApart(all, 0, 3), [0, 2, 3]);
  assert.deepEqual(farApart(all, 3, 9).toSorted(), [0, 1, 2, 3]);
});
