import assert from 'node:assert/strict';
import {test} from 'node:test';
import {correlation, correlationDistance} from '../../../../experiments/analysis/neighbours/metrics.ts';
import {randomGenerator} from '../../../../experiments/random.ts';
import {imageSize} from '../../shapes.ts';

test('correlation(first, second) of 4 points and as many means as fill an image is that of the points', () => {
  // the mean adds nothing to any sum of products
  const padded = (values: number[]) => [...values, ...new Array(imageSize - values.length).fill(2.5)];
  // (1 2 3 4) and (1 3 2 4): covariance 4, variances 5
  assert.ok(Math.abs(correlation(padded([1, 2, 3, 4]), padded([1, 3, 2, 4])) - 0.8) < 1e-12);
});

test('correlationDistance(first, second) does not see brightness and contrast', () => {
  const random = randomGenerator('images', 1);
  const image = Uint8Array.from({length: imageSize}, () => Math.floor(128 * random()));
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
