import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {imageAt, squaredDistance} from '../../../../experiments/analysis/images/images.ts';
import {nearestPairs, type Pair} from '../../../../experiments/analysis/neighbours/nearest-pairs.ts';
import type {Split} from '../../../../experiments/datasets/dataset.ts';
import {tinySplit} from '../tiny-split.ts';

const splits = fc
  .array(fc.tuple(fc.integer({min: 0, max: 3}), fc.integer({min: 0, max: 9}), fc.integer({min: 0, max: 9})), {
    maxLength: 14,
  })
  .map((images) => tinySplit(images));

function oneByOne(split: Split, count: number): Pair[] {
  const {labels} = split;
  const free = new Set(labels.keys());
  const chosen: Pair[] = [];
  for (;;) {
    let best: Pair | undefined;
    for (const a of free) {
      for (const b of free) {
        if (a >= b || labels[a] === labels[b]) continue;
        const squared = squaredDistance(imageAt(split, a), imageAt(split, b));
        if (!best || squared < best.squared) best = {places: [a, b], squared};
      }
    }
    if (!best || chosen.length === count) return chosen;
    chosen.push(best);
    for (const place of best.places) free.delete(place);
  }
}

test('nearestPairs(split, count) finds what comparing one by one finds', async () => {
  await fc.assert(
    fc.asyncProperty(splits, fc.integer({min: 1, max: 4}), async (split, count) => {
      const pairs = await nearestPairs(split, count);
      const expected = oneByOne(split, count);
      assert.deepEqual(
        pairs.map(({squared}) => squared),
        expected.map(({squared}) => squared),
      );
    }),
    {numRuns: 60},
  );
});

test('nearestPairs(split, count) takes no image twice and no pair of one class', async () => {
  const split = tinySplit([
    [0, 0],
    [1, 1],
    [2, 3],
    [2, 4],
    [0, 100],
  ]);
  assert.deepEqual(await nearestPairs(split, 5), [
    {places: [0, 1], squared: 1},
    {places: [3, 4], squared: 9216},
  ]);
});
