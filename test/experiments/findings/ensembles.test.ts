import assert from 'node:assert/strict';
import {test} from 'node:test';
import {type Ensembles, ensemblesSchema} from '../../../experiments/artifacts/schema.ts';
import {ensembles} from '../../../experiments/findings/ensembles.ts';
import {guesses, labels, madeUpEvidence, madeUpTrial} from './made-up.ts';

const said = (confidence: number, wrong: Record<number, number> = {}) => ({
  validation: guesses(labels.validation, confidence, wrong),
  test: guesses(labels.test, confidence, wrong),
});

async function find(...trials: Parameters<typeof madeUpTrial>[0][]): Promise<Ensembles['ensembles']> {
  const {record} = await ensembles.find(madeUpEvidence(trials.map(madeUpTrial)));
  return ensemblesSchema.parse({inputs: {source: '0'.repeat(64), trials: '0'.repeat(64)}, ...record}).ensembles;
}

test('the seeds of one model vote by majority and by mean probability', async () => {
  const [together, ...others] = await find(
    {model: 'nn', seed: 1, ...said(0.5, {0: 1})},
    {model: 'nn', seed: 2, ...said(0.5, {0: 1, 1: 2})},
    {model: 'nn', seed: 3, ...said(0.99)},
  );
  assert.equal(others.length, 0);
  const {name, members, selection, alone, majority, mean, parameters, architecture} = together!;
  assert.deepEqual([name, selection, parameters, architecture], ['nn-ensemble', null, 3_000, 'NN']);
  assert.deepEqual(
    members.map(({seed}) => seed),
    [1, 2, 3],
  );
  assert.ok(Math.abs(alone.test.mean - (0.8 + 0.6 + 1) / 3) < 1e-12);
  assert.deepEqual([majority.test, majority.validation], [0.8, 0.95]); // image 0 is lost to two votes
  assert.deepEqual([mean.test, mean.validation], [1, 1]); // two halves against .99 and what the two leave
  assert.ok(Math.abs(majority.gain.difference) < 1e-12 && Math.abs(mean.gain.difference - 0.2) < 1e-12);
});

test('an ensemble looks by several views where its members have them, and is calibrated after pooling', async () => {
  const viewed = said(0.7);
  const [together] = await find(
    {model: 'cnn', seed: 1, ...said(0.6, {0: 1}), viewed},
    {model: 'cnn', seed: 2, ...said(0.6, {0: 1}), viewed},
  );
  assert.deepEqual([together!.mean.test, together!.alone.test.mean, together!.members[0]!.viewed], [1, 1, true]);
  const {before, after, temperature} = together!.mean.calibration;
  assert.ok(temperature.mean < 1 && temperature.sd === 0);
  assert.ok(after.loss.mean < before.loss.mean);
});

/** Right with certainty, but for the images named: there it has its doubts. */
const unsure = (wrong: Record<number, number>) =>
  guesses(labels.validation, 0.9, wrong).map(([label, sure], image) => [label, image in wrong ? 0.3 : sure] as const);

test('models that go well together on validation form an ensemble, whatever they are worth on test images', async () => {
  const found = await find(
    {model: 'nn', seed: 1, validation: unsure({0: 1}), test: guesses(labels.test, 0.3)},
    {model: 'cnn', seed: 1, validation: unsure({1: 2, 2: 3}), test: guesses(labels.test, 0.9, {0: 1})},
    {model: 'best-on-test', seed: 1, validation: unsure({0: 1, 1: 2, 2: 3}), test: guesses(labels.test, 1)},
  );
  const {name, architecture, selection, mean} = found.at(-1)!;
  assert.deepEqual([name, architecture], ['selected-ensemble', 'mixed']);
  assert.deepEqual(
    selection!.map(({model, accuracy}) => [model, accuracy]),
    [
      ['nn', 0.95],
      ['cnn', 1],
    ],
  );
  assert.deepEqual([found.length, mean.validation, mean.test], [1, 1, 0.8]);
});
