import assert from 'node:assert/strict';
import {test} from 'node:test';
import {squaredPixels} from '../../../../experiments/analysis/neighbours/metrics.ts';
import {nearest} from '../../../../experiments/analysis/neighbours/nearest.ts';
import {pixelsOf} from '../../../../experiments/analysis/neighbours/rows.ts';
import {findStrays} from '../../../../experiments/analysis/neighbours/strays.ts';
import {tinySplit} from '../tiny-split.ts';

test('findStrays(training, test, neighbours) keeps images whose neighbours agree on another label, nearest first', async () => {
  const training = tinySplit([
    [0, 10],
    [0, 12],
    [1, 50],
    [1, 52],
    [2, 200],
    [0, 202],
  ]);
  const tested = tinySplit([
    [0, 51],
    [0, 11],
    [3, 20],
    [2, 201],
    [4, 55],
  ]);
  const neighbours = await nearest(pixelsOf(tested), pixelsOf(training), 2, squaredPixels);
  assert.deepEqual(findStrays(training, tested, neighbours), [
    {place: 0, neighbourLabel: 1, squared: 1},
    {place: 4, neighbourLabel: 1, squared: 25},
    {place: 2, neighbourLabel: 0, squared: 100},
  ]);
});
