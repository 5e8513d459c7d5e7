import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {countOf, imageAt, imagesFrom, squaredDistance} from '../../../../experiments/analysis/images/images.ts';
import {type Neighbours, nearestNeighbours} from '../../../../experiments/analysis/neighbours/neighbours.ts';
import type {Images} from '../../../../experiments/datasets/dataset.ts';
import {tf} from '../../../../experiments/tensorflow.ts';
import {greyImages, imageSize} from '../../shapes.ts';
import {tinySplit} from '../tiny-split.ts';

/** Few grey levels, many of them extreme: equal distances and the largest sums come up. */
const images = (maxCount: number) =>
  fc
    .array(fc.tuple(fc.constantFrom(0, 1, 127, 128, 254, 255), fc.constantFrom(0, 1, 255)), {
      minLength: 1,
      maxLength: maxCount,
    })
    .map((levels) =>
      greyImages(
        Uint8Array.from(levels.flatMap(([top, rest]) => [...new Uint8Array(imageSize).fill(rest).fill(top, 0, 300)])),
      ),
    );

function oneByOne(queries: Images, base: Images, k: number): Neighbours {
  const found = Array.from({length: countOf(queries)}, (_, query) =>
    Array.from({length: countOf(base)}, (_, place) => ({
      place,
      squared: squaredDistance(imageAt(queries, query), imageAt(base, place)),
    }))
      .sort((a, b) => a.squared - b.squared || a.place - b.place)
      .slice(0, k),
  ).flat();
  return {
    places: Uint32Array.from(found, ({place}) => place),
    squaredDistances: Uint32Array.from(found, ({squared}) => squared),
  };
}

test('nearestNeighbours(queries, base, k) finds what comparing one by one finds, ties included', async () => {
  await fc.assert(
    fc.asyncProperty(images(5), images(8), fc.nat(), async (queries, base, choice) => {
      const k = 1 + (choice % countOf(base));
      assert.deepEqual(await nearestNeighbours(queries, base, k), oneByOne(queries, base, k));
    }),
    {numRuns: 60},
  );
});

test('nearestNeighbours(queries, base, k) is exact on dense images, over several chunks', async () => {
  const pixels = Uint8Array.from({length: 620 * imageSize}, (_, i) => (i * i * 31 + (i >> 5) * 7 + (i >> 11)) % 256);
  const all = greyImages(pixels);
  const [queries, base] = [imagesFrom(all, 0, 510), imagesFrom(all, 500, 620)];
  assert.deepEqual(await nearestNeighbours(queries, base, 3), oneByOne(queries, base, 3));
});

test('nearestNeighbours(queries, base, k) leaves no tensor behind', async () => {
  const images = tinySplit([
    [0, 1],
    [0, 2],
    [0, 3],
  ]);
  const before = tf.memory().numTensors;
  await nearestNeighbours(images, images, 2);
  assert.equal(tf.memory().numTensors, before);
});

test('nearestNeighbours(queries, base, k) rejects a k that the base cannot serve', async () => {
  const images = tinySplit([
    [0, 1],
    [0, 2],
  ]);
  await assert.rejects(nearestNeighbours(images, images, 3), /invalid number of neighbours: 3 \(expected 1 \.\.\. 2\)/);
  await assert.rejects(nearestNeighbours(images, images, 0), /invalid number of neighbours: 0/);
});
