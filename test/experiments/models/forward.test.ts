import assert from 'node:assert/strict';
import {test} from 'node:test';
import {forward} from '../../../experiments/models/forward.ts';
import {dropOut} from '../../../experiments/models/kernels.ts';
import type {Layer} from '../../../experiments/models/layer.ts';
import {tf} from '../../../experiments/tensorflow.ts';

const count = 256;

/** What the dropouts of these rates, which stand in a row, leave of ones: as a text of digits, 0 where it is dropped. */
function mask(rates: readonly number[], seed: number, step = 0): string {
  const layers = rates.map((rate): Layer => ({kind: 'dropout', rate}));
  const kept = tf.tidy(() => {
    const mode = {kind: 'training', dropoutSeed: tf.tensor1d([seed, step], 'int32')} as const;
    return forward({inputShape: [count], layers}, [], tf.ones([1, count]), mode).dataSync();
  });
  return Array.from(kept, (value) => Math.min(1, Math.ceil(value))).join('');
}

test('forward(network) drops other values in each of its dropouts, seeds and steps', () => {
  // a dropout of rate 0 keeps all: what is left is the mask of the other
  const masks = [1, 2, 3].flatMap((seed) =>
    [0, 1, 2].flatMap((step) => [
      mask([0.5, 0, 0], seed, step),
      mask([0, 0.5, 0], seed, step),
      mask([0, 0, 0.5], seed, step),
    ]),
  );
  assert.equal(new Set(masks).size, 27);
  for (const each of masks) assert.ok(Math.abs(each.replaceAll('0', '').length - count / 2) < 50);
});

test('forward(network) drops in its first dropout what the seed and the place of the layer decide', () => {
  const ones = tf.ones([1, count]);
  const expected = dropOut(ones, 0.5, tf.tensor1d([7 + 1, 5], 'int32')).dataSync();
  const flatten: Layer = {kind: 'flatten'};
  const mode = {kind: 'training', dropoutSeed: tf.tensor1d([7, 5], 'int32')} as const;
  const layers: Layer[] = [flatten, {kind: 'dropout', rate: 0.5}];
  assert.deepEqual(forward({inputShape: [count], layers}, [], ones, mode).dataSync(), expected);
});
