import assert from 'node:assert/strict';
import {test} from 'node:test';
import {describeDataset} from '../../../../experiments/analysis/difficulty/describe-dataset.ts';
import {descriptionSchema} from '../../../../experiments/artifacts/schema.ts';
import {tinyImage, tinySplit} from '../tiny-split.ts';

const perClass = (count: number, firstIndex: number) =>
  tinySplit(
    Array.from({length: 10 * count}, (_, i) => [i % 10, 25 * (i % 10), Math.floor(i / 10)] as [number, number, number]),
    firstIndex,
  );
const [training, validation, tested] = [perClass(3, 0), perClass(1, 30), perClass(2, 0)];

test('describeDataset(dataset, test) returns a record that the schema takes', async () => {
  const {record} = await describeDataset({training, validation}, tested);
  const parsed = descriptionSchema
    .omit({inputs: true, dataset: true, title: true, classNames: true, shape: true})
    .parse(record);
  assert.deepEqual(
    parsed.splits.map(({split, count}) => [split, count]),
    [
      ['training', 30],
      ['validation', 10],
      ['test', 20],
    ],
  );
  assert.equal(parsed.nearestNeighbour.accuracy, 1);
  assert.deepEqual(parsed.duplicates.across.images, 20);
});

test('describeDataset(dataset, test) draws one row a class, and the mean images by label', async () => {
  const {record, sheets} = await describeDataset({training, validation}, tested);
  assert.equal(record.samples.columns, 3); // as many as there are
  assert.deepEqual(record.samples.images.map(({label}) => label).slice(0, 6), [0, 0, 0, 1, 1, 1]);
  assert.deepEqual(sheets[record.samples.file]?.tiles[4], tinyImage(25, 1));
  assert.deepEqual(sheets[record.means.file]?.tiles[9], tinyImage(225, 1));
});
