import assert from 'node:assert/strict';
import {test} from 'node:test';
import sharp from 'sharp';
import {imageAt} from '../../../experiments/analysis/images/images.ts';
import {nearDuplicatesSchema} from '../../../experiments/artifacts/schema.ts';
import type {Split} from '../../../experiments/datasets/dataset.ts';
import type {Evidence} from '../../../experiments/findings/finding.ts';
import {nearDuplicates} from '../../../experiments/findings/near-duplicates.ts';
import {mixtures} from '../analysis/mixtures.ts';
import {imageSize} from '../shapes.ts';

const inputs = {source: '0'.repeat(64), trials: '0'.repeat(64)};

/** Mixtures, of which test image 41 has a twin with another label among the validation images. */
function evidence(): Evidence {
  const [training, validation, tested] = [mixtures(300, 1), mixtures(30, 5), mixtures(30, 2)];
  validation.images.set(imageAt(tested, 41), 7 * imageSize);
  validation.labels[7] = 9;
  const numbered = (split: Split, first: number) => ({...split, indices: split.indices.map((index) => index + first)});
  return {
    trials: [],
    planned: 0,
    load: async () => ({training: numbered(training, 300), validation: numbered(validation, 0)}),
    loadTest: async () => tested,
  };
}

test('near-duplicates names each test image with its twin, and shows them side by side', async () => {
  const {record, files} = await nearDuplicates.find(evidence());
  const {datasets} = nearDuplicatesSchema.parse({inputs, ...record});
  assert.deepEqual(
    datasets.map(({dataset}) => dataset),
    ['mnist', 'fashion-mnist'],
  );
  const {pairs, count, share, perClass, differentLabels, sheet} = datasets[0]!;
  assert.deepEqual(pairs[0], {
    index: 41,
    label: 1,
    twin: {split: 'validation', index: 7, label: 9},
    correlation: 1,
    chance: 0,
  });
  assert.deepEqual([pairs.length, share, differentLabels], [count, count / 300, 1]);
  assert.equal(
    perClass.reduce((sum, each) => sum + each),
    count,
  );
  assert.deepEqual(
    sheet.images.slice(0, 2).map(({split, index}) => [split, index]),
    [
      ['test', 41],
      ['validation', 7],
    ],
  );
  const {data, info} = await sharp(files![sheet.file] as Uint8Array)
    .raw()
    .toBuffer({resolveWithObject: true});
  const row = (tile: number) =>
    data.subarray((14 * info.width + 28 * tile) * info.channels).subarray(0, 28 * info.channels);
  assert.deepEqual(row(0), row(1));
});
