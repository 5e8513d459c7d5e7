import assert from 'node:assert/strict';
import {test} from 'node:test';
import sharp from 'sharp';
import {confusionsSchema} from '../../../experiments/artifacts/schema.ts';
import {confusions} from '../../../experiments/findings/confusions.ts';
import {guesses, labels, madeUpEvidence, madeUpTrial} from './made-up.ts';

const says = (confidence: number, wrong: Record<number, number> = {}) => ({
  validation: guesses(labels.validation, 1),
  test: guesses(labels.test, confidence, wrong),
});

async function find(...trials: Parameters<typeof madeUpTrial>[0][]) {
  const {record, files} = await confusions.find(madeUpEvidence(trials.map(madeUpTrial)));
  const inputs = {source: '0'.repeat(64), trials: '0'.repeat(64)};
  return {matrices: confusionsSchema.parse({inputs, ...record}).matrices, files: files!};
}

test('the cells add up all seeds, and hold the images that most of them put there', async () => {
  const {matrices, files} = await find(
    {model: 'nn-512', seed: 1, ...says(0.9, {1: 7, 2: 7})},
    {model: 'nn-512', seed: 2, ...says(0.8, {2: 7})},
  );
  const [{cells, sheet, seeds}] = matrices as [(typeof matrices)[number]];
  assert.equal(seeds, 2);
  assert.deepEqual(
    cells.map(({label, taken, count, images, votes}) => [label, taken, count, images, votes]),
    [
      [0, 0, 2, 1, [2]],
      [1, 1, 1, 1, [1]],
      [1, 7, 1, 1, [1]],
      [2, 7, 2, 1, [2]],
      [3, 3, 2, 1, [2]],
      [4, 4, 2, 1, [2]],
    ],
  );
  assert.deepEqual(
    sheet.images.map(({index}) => index),
    [0, 1, 1, 2, 3, 4],
  );
  assert.equal((await sharp(files[sheet.file] as Uint8Array).metadata()).height, 28);
});

test('the cells are those of a single look, also of networks that look several times', async () => {
  const {matrices} = await find({model: 'airbench-small', seed: 1, ...says(0.9, {0: 1}), viewed: says(0.9)});
  assert.deepEqual(
    matrices[0]!.cells.slice(0, 2).map(({label, taken}) => [label, taken]),
    [
      [0, 1],
      [1, 1],
    ],
  );
});
