import assert from 'node:assert/strict';
import {test} from 'node:test';
import {confusedImages} from '../../../../experiments/analysis/predictions/confused-images.ts';

const sure = (...first: number[]) => first.flatMap((share) => [share, 1 - share]); // probability of class 0, of 1

test('confusedImages(networks, labels, shown) puts first what most networks say, then what they say more surely', () => {
  const labels = Uint8Array.of(0, 0, 0, 1);
  const cells = confusedImages([sure(0.4, 0.1, 0.2, 0.9), sure(0.3, 0.8, 0.1, 0.2)], labels, 2);
  assert.deepEqual(cells, [
    {label: 0, taken: 0, count: 1, images: 1, places: [1], votes: [1]},
    {label: 0, taken: 1, count: 5, images: 3, places: [2, 0], votes: [2, 2]},
    {label: 1, taken: 0, count: 1, images: 1, places: [3], votes: [1]},
    {label: 1, taken: 1, count: 1, images: 1, places: [3], votes: [1]},
  ]);
});
