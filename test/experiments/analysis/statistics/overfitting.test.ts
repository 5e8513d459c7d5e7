import assert from 'node:assert/strict';
import {test} from 'node:test';
import {overfitting} from '../../../../experiments/analysis/statistics/overfitting.ts';
import type {Result} from '../../../../experiments/artifacts/schema.ts';

/** A result with these rows of training accuracy, validation accuracy and validation loss, on 1,000 images each. */
function result(rows: [training: number, validation: number, loss: number][]): Result {
  const epochs = rows.map(([training, validation, loss], place) => ({
    epoch: place + 1,
    training: {accuracy: training, loss: 0},
    validation: {accuracy: validation, loss},
  }));
  return {epochs, validation: {count: 1000}} as unknown as Result;
}

test('overfitting(results) finds where the curves part for good and where the validation loss is lowest', () => {
  // 95 % intervals of differences of .5 and .51, .6 and .5, .6 and .58, .7 and .6, .8 and .6: only the last two stay apart
  const signs = overfitting([
    result([
      [0.5, 0.51, 0.9],
      [0.6, 0.5, 0.7],
      [0.6, 0.58, 0.6],
      [0.7, 0.6, 0.65],
      [0.8, 0.6, 0.8],
    ]),
  ]);
  assert.equal(signs.parted, 4);
  assert.equal(signs.lowest, 3);
  assert.deepEqual([signs.gap.mean.toFixed(3), signs.rise.mean.toFixed(3)], ['0.200', '0.200']);
});

test('overfitting(results) finds no parting in curves that stay together', () => {
  const rows: [number, number, number][] = [
    [0.5, 0.5, 0.9],
    [0.6, 0.59, 0.8],
  ];
  const signs = overfitting([result(rows), result(rows)]);
  assert.deepEqual([signs.parted, signs.lowest, signs.rise.mean, signs.rise.sd], [null, 2, 0, 0]);
});

test('overfitting(results) takes the mean over seeds', () => {
  const signs = overfitting([result([[0.9, 0.6, 1]]), result([[0.5, 0.6, 2]])]);
  assert.equal(signs.parted, 1); // .7 against .6
  assert.deepEqual([signs.gap.min.toFixed(1), signs.gap.max.toFixed(1)], ['-0.1', '0.3']);
});
