import assert from 'node:assert/strict';
import {test} from 'node:test';
import {imagesToReach} from '../../../../experiments/analysis/statistics/reach.ts';

const sizes = [100, 1_000, 10_000];

test('imagesToReach(target, sizes, errors) lies between two sizes on a straight line between logarithms', () => {
  const found = imagesToReach(Math.sqrt(0.4 * 0.1), sizes, [0.8, 0.4, 0.1]); // half the way
  assert.ok(Math.abs(found - Math.sqrt(1_000 * 10_000)) < 1e-6);
});

test('imagesToReach(target, sizes, errors) is a size that has just that error', () => {
  assert.ok(Math.abs(imagesToReach(0.4, sizes, [0.8, 0.4, 0.1]) - 1_000) < 1e-9);
});

test('imagesToReach(target, sizes, errors) is the smallest size at best, and none where no size will do', () => {
  assert.equal(imagesToReach(0.9, sizes, [0.8, 0.4, 0.1]), 100);
  assert.equal(imagesToReach(0.05, sizes, [0.8, 0.4, 0.1]), Number.POSITIVE_INFINITY);
});

test('imagesToReach(target, sizes, errors) takes the size where an error is 0', () => {
  assert.equal(imagesToReach(0.1, sizes, [0.8, 0.4, 0]), 10_000);
  assert.equal(imagesToReach(0, sizes, [0.8, 0.4, 0]), 10_000);
});
