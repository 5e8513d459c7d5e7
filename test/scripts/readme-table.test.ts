import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {test} from 'node:test';
import {readRecord} from '../../experiments/artifacts/files.ts';
import {type Headline, headlineSchema} from '../../experiments/artifacts/schema.ts';
import {readmeParts} from '../../scripts/readme-table.ts';
import {replaceParts} from '../../scripts/written-part.ts';

const headline: Headline = [
  {
    dataset: 'mnist',
    model: 'nn-512',
    architecture: 'NN',
    parameters: 407_050,
    trainingOperations: 1,
    seeds: 3,
    validationAccuracy: {mean: 0.98, sd: 0.001},
    testAccuracy: {mean: 0.98, sd: 0.0012, min: 0.97, max: 0.99, low: 0.977, high: 0.983},
  },
];

test('readmeParts(headline) has a row a model', () => {
  const [, , row] = readmeParts(headline).results.split('\n');
  assert.equal(row, '| MNIST | nn-512 | 407,050 | 3 | one | 98.00 | 0.12 | 97.70 ... 98.30 |');
});

test('readmeParts(headline) gives an ensemble no standard deviation, since there is but one', () => {
  const ensemble = {
    ...headline[0]!,
    model: 'nn-512-ensemble',
    seeds: 1,
    members: ['nn-512/1', 'nn-512/2'],
    viewed: true,
  };
  assert.match(readmeParts([ensemble]).results, /\| nn-512-ensemble \| 407,050 \| {2}\| several \| 98\.00 \| {2}\| 97/);
});

test('the README shows the committed results', async () => {
  const readme = await readFile('README.md', 'utf8');
  const committed = await readRecord('artifacts/headline.json', headlineSchema);
  const updated = replaceParts(readme, readmeParts(committed!));
  assert.equal(updated, readme, 'README.md is stale: npm run experiments writes it anew');
});
