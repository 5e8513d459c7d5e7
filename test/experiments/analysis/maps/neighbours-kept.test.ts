import assert from 'node:assert/strict';
import {test} from 'node:test';
import {neighboursKept} from '../../../../experiments/analysis/maps/neighbours-kept.ts';

test('neighboursKept(near, elsewhere, k) counts those that stay among the nearest, in any order', () => {
  assert.equal(neighboursKept(Uint32Array.of(1, 2, 0, 2), Uint32Array.of(2, 1, 3, 0), 2), 0.75);
});
