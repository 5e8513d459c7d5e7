import assert from 'node:assert/strict';
import {test} from 'node:test';
import {pixelStatistics} from '../../../../experiments/analysis/images/pixels.ts';
import {tinySplit} from '../tiny-split.ts';

test('pixelStatistics(split) gives means, deviation and background over all pixels, 0 ... 1', () => {
  const {mean, sd, backgroundShare, meanPerClass} = pixelStatistics(tinySplit([[0, 255, 255], [1]]));
  const share = 2 / 1568;
  assert.equal(mean, share);
  assert(Math.abs(sd - Math.sqrt(share * (1 - share))) < 1e-15);
  assert.equal(backgroundShare, 1 - share);
  assert.deepEqual(meanPerClass.slice(0, 2), [2 / 784, 0]);
});
