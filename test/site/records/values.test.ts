import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {StudySummary} from '../../../experiments/artifacts/schema.ts';
import {list} from '../../../site/format/words.ts';
import type {Records} from '../../../site/records/records.ts';
import {progress, tellProgress} from '../../../site/records/studies.ts';
import {numberAt, read, text} from '../../../site/records/values.ts';
import {plain, say} from '../../../site/report/phrases.ts';
import {madeUp} from '../records.ts';

const accuracy = 'studies/simple/mnist/nn-512#test.accuracy.mean';
const pending = 'studies/simple/fashion-mnist/nn-512#test.accuracy.mean';

test('read(records, address) gives the number, its precision and the page it comes from', () => {
  const {value, note, href} = read(madeUp, {at: accuracy});
  assert.equal(value, 0.75);
  assert.equal(href, '/runs/#trials-simple-mnist-nn-512');
  assert.equal(
    note,
    '95\u202f% interval 74.0\u202f% to 76.0\u202f%. Source: study simple.', // and no deviation of its one seed
  );
  const [group] = madeUp.studies.simple!.groups;
  const groups = [{...group!, trials: group!.trials.map((trial) => ({...trial, finished: true}))}];
  const two = {...madeUp, studies: {simple: {...madeUp.studies.simple!, groups}}};
  assert.match(read(two, {at: accuracy}).note, /^Mean over 2 seeds, standard deviation 0\.0010\. 95/);
});

test('read(records, address) gives no interval to what is no accuracy', () => {
  assert.doesNotMatch(read(madeUp, {at: 'studies/simple/mnist/nn-512#test.loss.mean'}).note, /interval/);
});

test('read(records, address) leads from an ensemble to the finding that made it', () => {
  const row = {
    dataset: 'mnist',
    model: 'both-ensemble',
    seeds: 1,
    testAccuracy: {mean: 0.5, sd: 0, low: 0.4, high: 0.6},
  };
  const {href, note} = read({...madeUp, headline: [row]} as unknown as typeof madeUp, {
    at: 'headline/mnist/both-ensemble#testAccuracy.mean',
  });
  assert.equal(href, '/records/ensembles/');
  assert.doesNotMatch(note, /deviation|trials/);
});

test('text(records, quote) says so where nothing is measured yet', () => {
  assert.equal(text(madeUp, {at: pending}), 'not yet measured');
  assert.equal(numberAt(madeUp, accuracy, pending), Number.NaN);
});

test('text(records, quote) subtracts', () => {
  const validation = 'studies/simple/fashion-mnist/nn-512#validation.accuracy.mean';
  assert.equal(text(madeUp, {at: accuracy, minus: validation, as: 'points'}), '25.0');
});

test('read(records, address) finds list items by split and by place', () => {
  assert.equal(numberAt(madeUp, 'datasets/mnist#splits.test.count'), 10000);
  assert.equal(numberAt(madeUp, 'studies/simple/mnist/nn-512#epochs.last.training.accuracy.mean'), 0.75);
});

test('read(records, address) rejects an unknown address, naming what exists', () => {
  assert.throws(() => read(madeUp, {at: 'nowhere#x'}), /expected headline, studies, findings, searches, datasets, /);
  assert.throws(() => read(madeUp, {at: 'studies/simple/mnist/cnn#x'}), /expected one of simple\/mnist\/nn-512/);
  assert.throws(() => read(madeUp, {at: `${accuracy}s`}), /expected one of mean, sd, min, max/);
  assert.throws(() => read(madeUp, {at: 'studies/simple/mnist/nn-512#test'}), /expected a number or a text/);
});

test('read(records, address) finds rows of a finding by their names, and says nothing of one not made yet', () => {
  const studies = [{name: 'simple', trials: 3, operations: 12, seconds: 1, interruptions: 0}];
  const records = {...madeUp, findings: {ledger: {studies}}} as unknown as Records;
  const {value, href, note} = read(records, {at: 'findings/ledger#studies.simple.operations'});
  assert.deepEqual([value, href, note], [12, '/records/ledger/', 'Source: finding ledger.']);
  assert.equal(text(records, {at: 'findings/ledger#studies.later.operations'}), 'not yet measured');
  assert.equal(text(madeUp, {at: 'findings/ledger#total.operations'}), 'not yet measured');
  assert.throws(() => read(madeUp, {at: 'findings/none#x'}), /expected one of .*ledger/);
});

test('read(records, address) of a study that has not begun says so', () => {
  assert.equal(text(madeUp, {at: 'studies/later/mnist/nn-512#parameters'}), 'not yet measured');
});

test('say`...` keeps numbers as quotes; plain writes them out', () => {
  const phrase = say`It names ${{at: accuracy}} of the ${'digits'}.`;
  assert.deepEqual(phrase[1], {at: accuracy});
  assert.equal(plain(madeUp, phrase), 'It names 75.0\u202f% of the digits.');
});

test('list(words) joins as one would say it', () => {
  assert.deepEqual(
    [list([]), list(['a']), list(['a', 'b']), list(['a', 'b', 'c'])],
    ['', 'a', 'a and b', 'a, b and c'],
  );
});

test('progress(study) counts finished trials, and those that have diverged', () => {
  assert.deepEqual(progress(madeUp.studies.simple!), {finished: 1, diverged: 0, total: 2});
  assert.deepEqual(progress(undefined), {finished: 0, diverged: 0, total: 0});
  const groups = madeUp.studies.simple!.groups.map((group) => ({
    ...group,
    trials: group.trials.map((trial) => (trial.finished ? trial : {...trial, divergedIn: 3})),
  })) as StudySummary['groups'];
  assert.deepEqual(progress({groups}), {finished: 1, diverged: 1, total: 2});
});

test('tellProgress(progress) says what is to come, and what has diverged', () => {
  assert.equal(tellProgress({finished: 1, diverged: 0, total: 2}), '1 of 2 trainings so far.');
  assert.equal(tellProgress({finished: 5, diverged: 1, total: 6}), '5 of 6 trainings; 1 diverged, and is left out.');
});

test('progress(...studies) counts a trial once that several of them share', () => {
  assert.deepEqual(progress(madeUp.studies.simple!, madeUp.studies.simple!), {finished: 1, diverged: 0, total: 2});
});
