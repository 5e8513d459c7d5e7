import assert from 'node:assert/strict';
import {test} from 'node:test';
import {chooseSplit} from '../../../experiments/datasets/split.ts';

const labels = Uint8Array.from({length: 1000}, (_, image) => image % 10);
const config = {seed: 1, trainingCount: 900, validationCount: 100};

function countPerClass(indices: Uint32Array, of = labels): number[] {
  const counts = new Array<number>(10).fill(0);
  for (const index of indices) counts[of[index]!]!++;
  return counts;
}

test('chooseSplit(labels) uses each image once', () => {
  const {training, validation} = chooseSplit(labels, config);
  assert.deepEqual(
    [...training, ...validation].sort((a, b) => a - b),
    [...labels.keys()],
  );
});

test('chooseSplit(labels) gives each class its share of the validation split', () => {
  assert.deepEqual(countPerClass(chooseSplit(labels, config).validation), new Array(10).fill(10));
  const uneven = Uint8Array.from({length: 1000}, (_, image) => (image < 700 ? 0 : 1));
  const counts = countPerClass(chooseSplit(uneven, config).validation, uneven);
  assert.deepEqual(counts.slice(0, 2), [70, 30]);
});

test('chooseSplit(labels) keeps the validation split, and training a prefix, when fewer images are trained on', () => {
  const all = chooseSplit(labels, config);
  const few = chooseSplit(labels, {...config, trainingCount: 50});
  assert.deepEqual(few.validation, all.validation);
  assert.deepEqual(few.training, all.training.slice(0, 50));
  assert.deepEqual(countPerClass(few.training), new Array(10).fill(5));
});

test('chooseSplit(labels) depends on the seed', () => {
  assert.notDeepEqual(chooseSplit(labels, {...config, seed: 2}).validation, chooseSplit(labels, config).validation);
});

test('chooseSplit(labels) refuses splits that would overlap', () => {
  assert.throws(() => chooseSplit(labels, {...config, trainingCount: 901}), {
    message: 'invalid split: 901 training + 100 validation images (expected at most 1000 together)',
  });
});

test('chooseSplit(labels) with folds keeps each image back once, and trains on all others', () => {
  const counts = {seed: 1, trainingCount: 800, validationCount: 200};
  const splits = [0, 1, 2, 3, 4].map((index) => chooseSplit(labels, {...counts, fold: {count: 5, index}}));
  assert.deepEqual(
    splits.flatMap(({validation}) => [...validation]).sort((a, b) => a - b),
    [...labels.keys()],
  );
  for (const {training, validation} of splits) {
    assert.deepEqual(countPerClass(validation), new Array(10).fill(20));
    assert.equal(new Set([...training, ...validation]).size, 1000);
  }
});

test('chooseSplit(labels) with the last fold chooses what it chooses without one', () => {
  const counts = {seed: 1, trainingCount: 800, validationCount: 200};
  assert.deepEqual(chooseSplit(labels, {...counts, fold: {count: 5, index: 4}}), chooseSplit(labels, counts));
});

test('chooseSplit(labels) refuses a fold that is not there, or too small', () => {
  const counts = {seed: 1, trainingCount: 800, validationCount: 200};
  assert.throws(() => chooseSplit(labels, {...counts, fold: {count: 5, index: 5}}), {
    message: 'invalid fold: 5 (expected 0 ... 4)',
  });
  assert.throws(() => chooseSplit(labels, {...counts, validationCount: 201, fold: {count: 5, index: 0}}), {
    message:
      'invalid split: 800 training + 201 validation images (expected at most 800 outside the fold and 200 in it)',
  });
});

test('chooseSplit(labels) of some classes chooses of theirs what it chooses of all', () => {
  const of = [2, 5];
  const all = chooseSplit(labels, config);
  const some = chooseSplit(labels, {...config, trainingCount: 180, validationCount: 20, classes: of});
  assert.deepEqual(
    [some.training, some.validation],
    [all.training, all.validation].map((indices) => indices.filter((index) => of.includes(labels[index]!))),
  );
  assert.throws(() => chooseSplit(labels, {...config, trainingCount: 181, validationCount: 20, classes: of}), {
    message: 'invalid split: 181 training + 20 validation images (expected at most 200 together)',
  });
});
