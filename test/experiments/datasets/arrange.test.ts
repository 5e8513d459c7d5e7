import assert from 'node:assert/strict';
import {test} from 'node:test';
import {arrange} from '../../../experiments/datasets/arrange.ts';

const images = Uint8Array.from({length: 3 * 784}, (_, place) => (place * 7) % 251);

test('arrange(images) leaves images as they are unless a permutation is asked for', () => {
  assert.equal(arrange(images, 3, {}), images);
});

test('arrange(images, count, {permutation}) puts the pixels of every image in the same other order', () => {
  const numbered = Uint8Array.from({length: 2 * 784}, (_, place) => (place % 784) % 256);
  const permuted = arrange(numbered, 2, {permutation: 1});
  assert.notDeepEqual(permuted, numbered);
  assert.deepEqual(permuted.subarray(0, 784), permuted.subarray(784));
  for (const image of [0, 1, 2]) {
    const [before, after] = [images, arrange(images, 3, {permutation: 1})].map((each) =>
      each.slice(image * 784, (image + 1) * 784).sort(),
    );
    assert.deepEqual(after, before);
  }
  const moved = permuted.subarray(0, 784).filter((value, pixel) => value !== numbered[pixel]!).length;
  assert.ok(moved > 700, `${moved} pixels lie elsewhere`);
});

test('arrange(images, count, {permutation}) gives the same order for the same seed, and another for another', () => {
  assert.deepEqual(arrange(images, 3, {permutation: 1}), arrange(images, 3, {permutation: 1}));
  assert.notDeepEqual(arrange(images, 3, {permutation: 1}), arrange(images, 3, {permutation: 2}));
});
