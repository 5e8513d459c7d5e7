import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {test} from 'node:test';
import {readRecord} from '../../experiments/artifacts/files.ts';
import {type Ensembles, type Headline, headlineSchema, type StudySummary} from '../../experiments/artifacts/schema.ts';
import {accuracyParts, readmeParts} from '../../scripts/readme-table.ts';
import {type ResultRecords, readResultRecords} from '../../scripts/result-records.ts';
import {replaceParts} from '../../scripts/written-part.ts';

const headline: Headline = [
  {
    dataset: 'mnist',
    model: 'nn-512',
    architecture: 'NN',
    parameters: 407_050,
    trainingOperations: 1,
    seeds: 3,
    views: 'one',
    validationAccuracy: {mean: 0.98, sd: 0.001},
    testAccuracy: {mean: 0.98, sd: 0.0012, min: 0.97, max: 0.99, low: 0.977, high: 0.983},
  },
];

const ensembles = {
  ensembles: [{dataset: 'mnist', name: 'airbench-a-ensemble', title: 'A, 2 networks, several views'}],
} as unknown as Ensembles;

const records: Pick<ResultRecords, 'studies' | 'findings'> = {
  studies: [{groups: [{model: 'nn-512', title: 'Simple NN'}]} as unknown as StudySummary],
  findings: {comparisons: undefined, ledger: undefined, ensembles},
};

const ensemble = {
  ...headline[0]!,
  model: 'airbench-a-ensemble',
  seeds: 1,
  members: ['airbench-a/1', 'airbench-a/2'],
  views: 'several' as const,
};

test('readmeParts(headline, records) has a row a model, with a cell a data set', () => {
  const [, , row, ...others] = readmeParts(headline, records).results.split('\n');
  assert.equal(row, '| Simple NN | 407,050 | 98.00 ± 0.12 | not trained |');
  assert.deepEqual(others, []);
});

test('readmeParts(headline, records) shows a single network by one look', () => {
  const looks = {...headline[0]!, views: 'several' as const, testAccuracy: {...headline[0]!.testAccuracy, mean: 0.99}};
  assert.match(readmeParts([looks, ...headline], records).results, /\| 98\.00 ± 0\.12 \|/);
});

test('readmeParts(headline, records) names an ensemble with its views, and gives it no deviation', () => {
  const {results} = readmeParts([ensemble], records);
  assert.match(results, /\| A, 2 networks, several views \| 407,050 \| 98\.00 \| not trained \|/);
});

test('accuracyParts(headline) gives an ensemble no seeds and no deviation, since there is but one', () => {
  const {accuracies} = accuracyParts([...headline, ensemble]);
  assert.match(accuracies, /\| nn-512 \| 407,050 \| 3 \| one \| 98\.00 \| 0\.12 \| 97\.70 \.\.\. 98\.30 \|/);
  assert.match(accuracies, /\| airbench-a-ensemble \| 407,050 \| {2}\| several \| 98\.00 \| {2}\| 97/);
});

test('the README shows the committed results, in at most ten rows', async () => {
  const readme = await readFile('README.md', 'utf8');
  const parts = readmeParts(
    (await readRecord('artifacts/headline.json', headlineSchema))!,
    await readResultRecords('artifacts'),
  );
  assert.equal(replaceParts(readme, parts), readme, 'README.md is stale: npm run experiments writes it anew');
  assert.ok(parts.results.split('\n').length <= 12);
});

test('docs/results.md shows every committed accuracy', async () => {
  const page = await readFile('docs/results.md', 'utf8');
  const committed = (await readRecord('artifacts/headline.json', headlineSchema))!;
  const updated = replaceParts(page, accuracyParts(committed));
  assert.equal(updated, page, 'docs/results.md is stale: npm run experiments writes it anew');
});
