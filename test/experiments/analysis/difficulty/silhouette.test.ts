import assert from 'node:assert/strict';
import {test} from 'node:test';
import {silhouettes} from '../../../../experiments/analysis/difficulty/silhouette.ts';
import {grey28, imageSize} from '../../shapes.ts';
import {tinySplit} from '../tiny-split.ts';

function rounded(values: Float64Array): number[] {
  return [...values].map((value) => Number(value.toFixed(4)));
}

test('silhouettes(images, labels) compares the own class with the next one', async () => {
  // on a line: class 0 at 0 and 1, class 1 at 4 and 5, class 2 at 10 alone
  const line = tinySplit([
    [0, 0],
    [0, 1],
    [1, 4],
    [1, 5],
    [2, 10],
  ]);
  // first: 1 away from its own, 4.5 from the next: 3.5 / 4.5
  assert.deepEqual(rounded(await silhouettes(line)), [0.7778, 0.7143, 0.7143, 0.7778, 0]);
});

test('silhouettes(images, labels) is negative for an image among those of another class, and works through chunks', async () => {
  const count = 1100;
  const images = new Uint8Array(count * imageSize);
  const labels = Uint8Array.from({length: count}, (_, place) => place % 2);
  for (const [place, label] of labels.entries()) images[place * imageSize] = 100 * label + (place % 5);
  labels[700] = 1; // stands at 0
  const found = await silhouettes({shape: grey28, images, labels, indices: Uint32Array.from(labels.keys())});
  assert.ok(found[700]! < -0.9);
  assert.ok(found.every((value, place) => place === 700 || value > 0.9));
});
