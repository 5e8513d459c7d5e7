import assert from 'node:assert/strict';
import {test} from 'node:test';
import {splitsSchema} from '../../../experiments/artifacts/schema.ts';
import type {Evidence} from '../../../experiments/findings/finding.ts';
import {splits} from '../../../experiments/findings/splits.ts';
import {grey28} from '../shapes.ts';
import {guesses, labels, madeUpTrial} from './made-up.ts';

const inputs = {source: '0'.repeat(64), trials: '0'.repeat(64)};

test('splits lists the validation images of each split once, in its order', async () => {
  const trial = madeUpTrial({model: 'nn', seed: 1, validation: guesses(labels.validation, 1)});
  const split = {...trial.configuration.split, fold: {count: 5, index: 1}};
  const fold = {...trial, configuration: {...trial.configuration, split}};
  const load: Evidence['load'] = async (_, {fold: inFold} = split) => {
    const indices = inFold ? Uint32Array.of(8, 6) : Uint32Array.of(7, 3, 5);
    const kept = {
      shape: grey28,
      images: new Uint8Array(),
      labels: Uint8Array.from(indices, (index) => index % 4),
      indices,
    };
    return {training: kept, validation: kept};
  };
  const loadTest = () => assert.fail('no test image is needed');
  const trials = [trial, {...trial, seed: 2}, fold];
  const {record, files} = await splits.find({trials, planned: 3, load, loadTest});
  const {sets} = splitsSchema.parse({inputs, ...record});
  assert.deepEqual(
    sets.map(({file, count, kept}) => [file, count, kept.fold?.index]),
    [
      ['fashion-mnist-validation.csv', 3, undefined],
      ['fashion-mnist-fold-2-of-5.csv', 2, 1],
    ],
  );
  assert.equal(files!['fashion-mnist-validation.csv'], 'index,label\n7,3\n3,3\n5,1\n');
});
