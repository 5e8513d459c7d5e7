import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {squaredDistance} from '../../../../experiments/analysis/images/images.ts';
import {
  correlated,
  correlationDistance,
  euclidean,
  squaredPixels,
} from '../../../../experiments/analysis/neighbours/metrics.ts';
import {type Neighbours, nearest, nearestOthers} from '../../../../experiments/analysis/neighbours/nearest.ts';
import {countOf, pixelsOf, type Rows, rowAt, rowsFrom} from '../../../../experiments/analysis/neighbours/rows.ts';
import {randomGenerator} from '../../../../experiments/random.ts';
import {tf} from '../../../../experiments/tensorflow.ts';
import {imageSize} from '../../shapes.ts';
import {tinySplit} from '../tiny-split.ts';

const rowsOf = (values: Uint8Array): Rows => ({values, length: imageSize});

/** Few grey levels, many of them extreme: equal distances and the largest sums come up. */
const images = (maxCount: number) =>
  fc
    .array(fc.tuple(fc.constantFrom(0, 1, 127, 128, 254, 255), fc.constantFrom(0, 1, 255)), {
      minLength: 1,
      maxLength: maxCount,
    })
    .map((levels) =>
      rowsOf(
        Uint8Array.from(levels.flatMap(([top, rest]) => [...new Uint8Array(imageSize).fill(rest).fill(top, 0, 300)])),
      ),
    );

function oneByOne(queries: Rows, base: Rows, k: number, distance = squaredDistance): Neighbours {
  const found = Array.from({length: countOf(queries)}, (_, query) =>
    Array.from({length: countOf(base)}, (_, place) => ({
      place,
      distance: distance(rowAt(queries, query), rowAt(base, place)),
    }))
      .sort((a, b) => a.distance - b.distance || a.place - b.place)
      .slice(0, k),
  ).flat();
  return {
    places: Uint32Array.from(found, ({place}) => place),
    distances: Float64Array.from(found, ({distance}) => distance),
  };
}

test('nearest(queries, base, k) finds what comparing one by one finds, ties included', async () => {
  await fc.assert(
    fc.asyncProperty(images(5), images(8), fc.nat(), async (queries, base, choice) => {
      const k = 1 + (choice % countOf(base));
      assert.deepEqual(await nearest(queries, base, k, squaredPixels), oneByOne(queries, base, k));
    }),
    {numRuns: 60},
  );
});

test('nearest(queries, base, k) finds the same where the engine takes the base in blocks', async () => {
  await fc.assert(
    fc.asyncProperty(
      images(5),
      images(12),
      fc.nat(),
      fc.integer({min: 1, max: 5}),
      async (queries, base, choice, rows) => {
        const k = 1 + (choice % countOf(base));
        const found = await nearest(queries, base, k, squaredPixels, rows * imageSize);
        assert.deepEqual(found, oneByOne(queries, base, k));
      },
    ),
    {numRuns: 60},
  );
});

test('nearest(queries, base, k, squaredPixels) is exact on dense images, over several chunks', async () => {
  const pixels = Uint8Array.from({length: 620 * imageSize}, (_, i) => (i * i * 31 + (i >> 5) * 7 + (i >> 11)) % 256);
  const all = rowsOf(pixels);
  const [queries, base] = [rowsFrom(all, 0, 510), rowsFrom(all, 500, 620)];
  assert.deepEqual(await nearest(queries, base, 3, squaredPixels), oneByOne(queries, base, 3));
});

test('nearest(queries, base, k) leaves no tensor behind', async () => {
  const images = pixelsOf(
    tinySplit([
      [0, 1],
      [0, 2],
      [0, 3],
    ]),
  );
  const before = tf.memory().numTensors;
  for (const metric of [squaredPixels, euclidean, correlated]) await nearest(images, images, 2, metric);
  assert.equal(tf.memory().numTensors, before);
});

test('nearest(queries, base, k) rejects a k that the base cannot serve', async () => {
  const images = pixelsOf(
    tinySplit([
      [0, 1],
      [0, 2],
    ]),
  );
  await assert.rejects(
    nearest(images, images, 3, squaredPixels),
    /invalid number of neighbours: 3 \(expected 1 \.\.\. 2\)/,
  );
  await assert.rejects(nearest(images, images, 0, squaredPixels), /invalid number of neighbours: 0/);
});

function randomImages(count: number, seed: number): Uint8Array {
  const random = randomGenerator('images', seed);
  return Uint8Array.from({length: count * imageSize}, () => Math.floor(256 * random()));
}

test('nearest(queries, base, k, correlated) finds what comparing one by one finds', async () => {
  const [queries, base, k] = [rowsOf(randomImages(7, 2)), rowsOf(randomImages(60, 3)), 5];
  const darker = rowAt(queries, 4).map((value) => value >> 2);
  rowAt(base, 11).set(darker);
  const found = await nearest(queries, base, k, correlated);
  assert.deepEqual(found, oneByOne(queries, base, k, correlationDistance));
  assert.equal(found.places[4 * k], 11);
});

test('nearestOthers(rows, k, euclidean) finds the nearest others on a line, equals by their place', async () => {
  const line = {values: Float32Array.of(0, 1, 3, 3, 7), length: 1};
  const {places, distances} = await nearestOthers(line, 2, euclidean);
  assert.deepEqual([...places], [1, 2, 0, 2, 3, 1, 2, 1, 2, 3]);
  assert.deepEqual([...distances], [1, 3, 1, 2, 0, 2, 0, 2, 4, 4]);
});

test('nearestOthers(rows, k, euclidean) is the same as comparing all', async () => {
  const random = randomGenerator('points');
  const [count, length, k] = [700, 5, 4];
  const rows = {values: Float32Array.from({length: count * length}, () => 100 + random()), length};
  const {places} = await nearestOthers(rows, k, euclidean);
  const all = oneByOne(rows, rows, k + 1);
  for (let own = 0; own < count; own++)
    assert.deepEqual(
      places.subarray(own * k, own * k + k),
      all.places.subarray(own * (k + 1), (own + 1) * (k + 1)).filter((place) => place !== own),
    );
});

test('nearestOthers(rows, k, metric) rejects as many neighbours as there are points', async () => {
  await assert.rejects(
    nearestOthers({values: new Float32Array(6), length: 2}, 3, euclidean),
    /invalid number of neighbours: 3 \(expected 1 ... 2\)/,
  );
});
