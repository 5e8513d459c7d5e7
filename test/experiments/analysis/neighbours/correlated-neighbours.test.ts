import assert from 'node:assert/strict';
import {test} from 'node:test';
import {imageAt} from '../../../../experiments/analysis/images/images.ts';
import {
  correlatedNeighbours,
  correlation,
  correlationDistance,
} from '../../../../experiments/analysis/neighbours/correlated-neighbours.ts';
import {randomGenerator} from '../../../../experiments/random.ts';
import {greyImages, imageSize} from '../../shapes.ts';

function randomImages(count: number, seed: number): Uint8Array {
  const random = randomGenerator('images', seed);
  return Uint8Array.from({length: count * imageSize}, () => Math.floor(256 * random()));
}

test('correlation(first, second) of 4 points and as many means as fill an image is that of the points', () => {
  // the mean adds nothing to any sum of products
  const padded = (values: number[]) => [...values, ...new Array(imageSize - values.length).fill(2.5)];
  // (1 2 3 4) and (1 3 2 4): covariance 4, variances 5
  assert.ok(Math.abs(correlation(padded([1, 2, 3, 4]), padded([1, 3, 2, 4])) - 0.8) < 1e-12);
});

test('correlationDistance(first, second) does not see brightness and contrast', () => {
  const image = randomImages(1, 1).map((value) => value >> 1);
  assert.ok(
    correlationDistance(
      image,
      image.map((value) => value * 2 + 1),
    ) < 1e-6,
  );
  assert.ok(
    Math.abs(
      correlationDistance(
        image,
        image.map((value) => 255 - value),
      ) - 2,
    ) < 1e-6,
  );
  assert.ok(Math.abs(correlationDistance(image, new Uint8Array(imageSize)) - Math.SQRT2) < 1e-12);
});

test('correlatedNeighbours(queries, base, k) finds what comparing one by one finds', async () => {
  const [queries, base, k] = [greyImages(randomImages(7, 2)), greyImages(randomImages(60, 3)), 5];
  base.images.set(
    imageAt(queries, 4).map((value) => value >> 2),
    11 * imageSize,
  ); // a darker copy
  const {places, distances} = await correlatedNeighbours(queries, base, k);
  for (let query = 0; query < 7; query++) {
    const expected = Array.from({length: 60}, (_, place) => ({
      place,
      distance: correlationDistance(imageAt(queries, query), imageAt(base, place)),
    })).sort((a, b) => a.distance - b.distance);
    const found = Array.from({length: k}, (_, rank) => ({
      place: places[query * k + rank],
      distance: distances[query * k + rank],
    }));
    assert.deepEqual(found, expected.slice(0, k));
  }
  assert.equal(places[4 * k], 11);
});
