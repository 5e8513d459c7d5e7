import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {test} from 'node:test';
import type {Comparisons, Ensembles, Findings, StudySummary} from '../../experiments/artifacts/schema.ts';
import {type ResultRecords, readResultRecords} from '../../scripts/result-records.ts';
import {resultsParts} from '../../scripts/results-page.ts';
import {replaceParts} from '../../scripts/written-part.ts';

const spread = (mean: number) => ({mean, sd: 0.001, min: mean, max: mean});

/** A final model on Fashion-MNIST: its summary, and its place in the ranking. */
function made(model: string, parameters: number, accuracies: {validation: number; test: number; viewed?: number}) {
  const title = model.toUpperCase();
  const {validation, test, viewed} = accuracies;
  return {
    group: {
      dataset: 'fashion-mnist',
      model,
      title,
      parameters,
      trials: [1, 2].map((seed) => ({key: `${model}-${seed}`, seed, finished: true})),
      validation: {accuracy: spread(validation), loss: spread(1)},
      test: {},
    },
    ranked: {model, seeds: 2, accuracy: spread(test), viewed: viewed ? {accuracy: spread(viewed)} : null},
  };
}

function records(models: readonly ReturnType<typeof made>[]): ResultRecords {
  return {
    studies: [{groups: models.map(({group}) => group)} as unknown as StudySummary],
    seconds: new Map(models.flatMap(({group}) => group.trials.map(({key, seed}) => [key, seed * 300]))),
    findings: {
      comparisons: {
        rankings: [{dataset: 'fashion-mnist', models: models.map(({ranked}) => ranked)}],
      } as unknown as Comparisons,
      ensembles: {
        ensembles: [
          {dataset: 'fashion-mnist', title: 'All', members: [{viewed: true}], mean: {validation: 0.96, test: 0.963}},
        ],
      } as unknown as Ensembles,
      ledger: {
        finished: 2,
        planned: 4,
        studies: [{name: 'first', trials: 2, operations: 3e12, seconds: 900}],
        searches: [{name: 'a search', trials: 15, operations: 1e12}],
        total: {trials: 17, operations: 4e12, seconds: 900},
      } as unknown as Findings['ledger'],
    },
  };
}

const cells = (table: string, start: string) =>
  table
    .split('\n')
    .find((line) => line.startsWith(`| ${start}`))!
    .split(' | ')
    .slice(1)
    .map((cell) => cell.replace(/ \|$/, ''));

test('resultsParts(records) gives each goal the best that it allows by validation, with views where there are some', () => {
  const {goals} = resultsParts(
    records([
      made('small', 150_000, {validation: 0.94, test: 0.93, viewed: 0.9375}),
      made('lucky', 150_000, {validation: 0.93, test: 0.96}),
      made('large', 1_900_000, {validation: 0.96, test: 0.956}),
      made('huge', 3_000_000, {validation: 0.99, test: 0.99}),
    ]),
  );
  const small = ['93.75 ± 0.10', 'SMALL', 'several', '2', '7.5'];
  assert.deepEqual(cells(goals, 'One network of under 200,000'), ['Fashion-MNIST', '94.50', ...small, '0.75']);
  assert.deepEqual(cells(goals, 'One network of at most').slice(2), ['95.60 ± 0.10', 'LARGE', 'one', '2', '7.5', '–']);
  assert.deepEqual(cells(goals, 'An ensemble').slice(2), ['96.30', 'All', 'several', '1', '', '–']);
  assert.equal(cells(goals, 'One network of under 100,000')[2], 'not yet run');
});

test('resultsParts(records) holds each recipe against its expectation', () => {
  const {expectations} = resultsParts(
    records([made('airbench-small', 1, {validation: 0.94, test: 0.93, viewed: 0.936})]),
  );
  assert.deepEqual(cells(expectations, 'airbench-small'), [
    'Fashion-MNIST',
    '93.70 ... 94.10',
    '93.60 ± 0.10',
    'several',
    '2',
    '0.10',
  ]);
  assert.equal(cells(expectations, 'airbench-a')[2], 'not yet run');
});

test('resultsParts(records) adds up the compute', () => {
  const {compute} = resultsParts(records([]));
  assert.deepEqual(cells(compute, 'first'), ['2', '3', '0.25']);
  assert.deepEqual(cells(compute, 'a search'), ['15', '1', 'not kept']);
  assert.deepEqual(cells(compute, 'all so far; 4 trials'), ['17', '4', '0.25']);
});

test('docs/results.md shows the committed results', async () => {
  const text = await readFile('docs/results.md', 'utf8');
  const updated = replaceParts(text, resultsParts(await readResultRecords('artifacts')));
  assert.equal(updated, text, 'docs/results.md is stale: npm run experiments writes it anew');
});
