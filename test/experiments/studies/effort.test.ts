import assert from 'node:assert/strict';
import {test} from 'node:test';
import {bearableRate, suitedToImages} from '../../../experiments/studies/effort.ts';
import {nnAgainstCnn} from '../../../experiments/studies/nn-against-cnn.ts';

test('bearableRate(usual, values) is the usual one up to a thousand values, then the smaller the more there are', () => {
  assert.deepEqual(
    [1, 1_000, 4_800, 12_288].map((values) => bearableRate(1e-3, values)),
    [1e-3, 1e-3, 2e-4, 8e-5],
  );
});

test('suitedToImages(study) leaves networks of many small images as they are', () => {
  assert.deepEqual(suitedToImages(nnAgainstCnn), nnAgainstCnn);
});
