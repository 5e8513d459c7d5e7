import assert from 'node:assert/strict';
import {test} from 'node:test';
import {brierScore} from '../../../../experiments/analysis/predictions/brier.ts';

test('brierScore(probabilities, labels) is that of the example in the manual of scikit-learn', () => {
  const probabilities = [0.8, 0.1, 0.1, 0.2, 0.7, 0.1, 0.2, 0.2, 0.6]; // eggs, ham, spam
  assert.equal(brierScore(probabilities, Uint8Array.of(0, 1, 2)).toFixed(3), '0.147');
});

test('brierScore(probabilities, labels) is 0 where the network is sure and right, 2 where it is sure and wrong', () => {
  assert.deepEqual([brierScore([1, 0], Uint8Array.of(0)), brierScore([1, 0], Uint8Array.of(1))], [0, 2]);
});
