import assert from 'node:assert/strict';
import {test} from 'node:test';
import {chooseShown} from '../../../../experiments/analysis/images/choose-shown.ts';

test('chooseShown(labels, predicted) takes the first of each class that all get right, and that one misses', () => {
  const labels = Uint8Array.of(1, 0, 0, 1, 1, 2);
  const first = Uint8Array.of(1, 0, 0, 0, 1, 2);
  const second = Uint8Array.of(1, 5, 0, 1, 1, 2);
  assert.deepEqual(chooseShown(labels, [first, second]), {right: [2, 0, 5], missed: [1, 3]});
});
