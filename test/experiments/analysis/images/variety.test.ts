import assert from 'node:assert/strict';
import {test} from 'node:test';
import {distancesFrom, farthestFirst} from '../../../../experiments/analysis/images/variety.ts';
import {tinyImage, tinySplit} from '../tiny-split.ts';

const images = tinySplit([
  [0, 0],
  [0, 50],
  [0, 90],
  [0, 100],
]);

test('distancesFrom(image, images) is Euclidean in grey levels', () => {
  assert.deepEqual(distancesFrom(tinyImage(40), images), [40, 10, 50, 60]);
});

test('farthestFirst(images, mean, count) begins at the mean and then goes as far as it can', () => {
  assert.deepEqual(farthestFirst(images, tinyImage(60), 3), [1, 0, 3]);
});

test('farthestFirst(images, mean, count) gives each image once where there are fewer than asked for', () => {
  assert.deepEqual(farthestFirst(images, tinyImage(60), 10), [1, 0, 3, 2]);
});
