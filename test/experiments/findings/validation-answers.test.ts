import assert from 'node:assert/strict';
import {test} from 'node:test';
import {encodeAnswers} from '../../../experiments/artifacts/answers.ts';
import {trialFiles} from '../../../experiments/artifacts/trial-files.ts';
import type {FinishedTrial} from '../../../experiments/findings/finding.ts';
import {correctOnValidation} from '../../../experiments/findings/validation-answers.ts';
import {guesses, labels, madeUpTrial} from './made-up.ts';

test('correctOnValidation(trial, labels) goes by answers where those are kept, or else by probabilities', async () => {
  const {validation} = labels;
  const trial = madeUpTrial({model: 'nn', seed: 1, validation: guesses(validation, 0.9, {3: 0})});
  const right = (wrong: number) => validation.map((_, image) => (image === wrong ? 0 : 1));
  assert.deepEqual(await correctOnValidation(trial, validation), right(3));
  const answered: FinishedTrial = {
    ...trial,
    result: {...trial.result, files: {[trialFiles.validationAnswers]: ''}},
    read: async () => encodeAnswers(validation.with(5, 0)),
  };
  assert.deepEqual(await correctOnValidation(answered, validation), right(5));
});
