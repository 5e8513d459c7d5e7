import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {imageAt, squaredDistance} from '../../../../experiments/analysis/images/images.ts';
import {nearestTrio} from '../../../../experiments/analysis/neighbours/nearest-trio.ts';
import type {Split} from '../../../../experiments/datasets/dataset.ts';
import {tinySplit} from '../tiny-split.ts';

const image = fc.tuple(fc.integer({min: 0, max: 4}), fc.integer({min: 0, max: 255}), fc.integer({min: 0, max: 255}));
const splits = fc.array(image, {maxLength: 40}).map((images) => tinySplit(images));

function smallestSum(split: Split): number {
  const {labels} = split;
  const length = (a: number, b: number) => Math.sqrt(squaredDistance(imageAt(split, a), imageAt(split, b)));
  let smallest = Number.POSITIVE_INFINITY;
  for (const a of labels.keys()) {
    for (let b = a + 1; b < labels.length; b++) {
      for (let c = b + 1; c < labels.length; c++) {
        if (new Set([labels[a], labels[b], labels[c]]).size < 3) continue;
        smallest = Math.min(smallest, length(a, b) + length(b, c) + length(a, c));
      }
    }
  }
  return smallest;
}

test('nearestTrio(split) finds the smallest sum that comparing one by one finds', async () => {
  await fc.assert(
    fc.asyncProperty(splits, async (split) => {
      const trio = await nearestTrio(split);
      if (trio) assert.equal(new Set(trio.places.map((place) => split.labels[place])).size, 3);
      const sum = trio?.sum ?? Number.POSITIVE_INFINITY;
      assert(sum === smallestSum(split) || Math.abs(sum - smallestSum(split)) < 1e-9);
    }),
    {numRuns: 60},
  );
});

test('nearestTrio(split) looks past a crowd of neighbours of one class', async () => {
  const crowd = Array.from({length: 30}, (_, i) => [1, 10, i] as [number, number, number]);
  const trio = await nearestTrio(tinySplit([[0, 0], ...crowd, [2, 90]]));
  assert.deepEqual(
    trio?.places.toSorted((a, b) => a - b),
    [0, 1, 31],
  );
});
