import assert from 'node:assert/strict';
import {test} from 'node:test';
import {headline} from '../../../../experiments/analysis/predictions/headline.ts';
import {type Ensembles, headlineSchema, type StudySummary} from '../../../../experiments/artifacts/schema.ts';

const scores = {accuracy: {mean: 0.9, sd: 0.01, min: 0.89, max: 0.91}, loss: {mean: 1, sd: 0, min: 1, max: 1}};
const trained = {
  dataset: 'mnist',
  model: 'nn-512',
  architecture: 'NN',
  parameters: 10,
  trainingOperations: 20,
  trials: [{finished: true}, {finished: true}, {finished: false}],
  validation: scores,
  test: {...scores, interval: {low: 0.88, high: 0.92}},
  viewed: null,
};
const together = {
  dataset: 'mnist',
  name: 'nn-512-ensemble',
  architecture: 'NN',
  parameters: 20,
  trainingOperations: 40,
  members: [
    {model: 'nn-512', seed: 1},
    {model: 'nn-512', seed: 2, viewed: true},
  ],
  majority: {validation: 0.94, test: 0.93, interval: {low: 0.92, high: 0.94}},
  mean: {validation: 0.96, test: 0.95, interval: {low: 0.94, high: 0.96}},
};

const studies = [{groups: [trained, {...trained, dataset: 'fashion-mnist', test: null}]}] as unknown as StudySummary[];
const rows = headline(studies, [together] as unknown as Ensembles['ensembles']);

test('headline(studies, ensembles) lists what has a test score, with the seeds that have finished', () => {
  assert.deepEqual(
    rows.map(({dataset, model, seeds}) => [dataset, model, seeds]),
    [
      ['mnist', 'nn-512', 2],
      ['mnist', 'nn-512-ensemble', 1],
    ],
  );
});

test('headline(studies, ensembles) names the members of an ensemble, and what they give by mean probability', () => {
  const {members, views, testAccuracy, validationAccuracy} = headlineSchema.parse(rows)[1]!;
  assert.deepEqual(members, ['nn-512/1', 'nn-512/2']);
  assert.equal(views, 'several');
  assert.deepEqual(testAccuracy, {mean: 0.95, sd: 0, min: 0.95, max: 0.95, low: 0.94, high: 0.96});
  assert.deepEqual(validationAccuracy, {mean: 0.96, sd: 0});
});

test('headline(studies, ensembles) lists a model of two studies once', () => {
  assert.equal(headline([...studies, ...studies]).length, 1);
});

test('headline(studies) leaves out what learnt or was asked by other images than those of its data set', () => {
  const other = [{groups: [trained, {...trained, model: 'nn-512-tops', otherImages: true}]}];
  assert.deepEqual(
    headline(other as unknown as StudySummary[]).map(({model}) => model),
    ['nn-512'],
  );
});

test('headline(studies, ensembles) has a row for one look and a row for several views', () => {
  const looks = {validation: scores, test: {...trained.test, accuracy: {...scores.accuracy, mean: 0.905}}};
  const both = headline([{groups: [{...trained, viewed: looks}]}] as unknown as StudySummary[]);
  assert.deepEqual(
    both.map(({model, views, testAccuracy}) => [model, views, testAccuracy.mean]),
    [
      ['nn-512', 'one', 0.9],
      ['nn-512', 'several', 0.905],
    ],
  );
});
