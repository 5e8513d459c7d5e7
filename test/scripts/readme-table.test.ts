import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {test} from 'node:test';
import {readRecord} from '../../experiments/artifacts/files.ts';
import {type Headline, headlineSchema} from '../../experiments/artifacts/schema.ts';
import {replaceTable} from '../../scripts/readme-table.ts';

const marks = ['<!-- results: written by npm run experiments -->', '<!-- end of results -->'];
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

test('replaceTable(text, headline) writes a row a model, and leaves the rest', () => {
  const text = `before\n${marks[0]}\nold\n${marks[1]}\nafter`;
  const replaced = replaceTable(text, headline);
  assert.match(
    replaced,
    /^before\n.*\| MNIST \| nn-512 \| 407,050 \| 3 \| 98\.00 \| 0\.12 \| 97\.70 \.\.\. 98\.30 \|\n.*\nafter$/s,
  );
  assert.doesNotMatch(replaced, /old/);
  assert.equal(replaceTable(replaced, headline), replaced);
});

test('replaceTable(text, headline) gives an ensemble no standard deviation, since there is but one', () => {
  const ensemble = {...headline[0]!, model: 'nn-512-ensemble', seeds: 1, members: ['nn-512/1', 'nn-512/2']};
  assert.match(replaceTable(marks.join('\n'), [ensemble]), /\| nn-512-ensemble \| 407,050 \| 1 \| 98\.00 \| {2}\| 97/);
});

test('replaceTable(text, headline) says what is missing where the marks are', () => {
  assert.throws(
    () => replaceTable('no marks', headline),
    /invalid README: no table to replace \(expected "<!-- results/,
  );
});

test('the README shows the committed results', async () => {
  const readme = await readFile('README.md', 'utf8');
  const committed = await readRecord('artifacts/headline.json', headlineSchema);
  assert.equal(replaceTable(readme, committed!), readme, 'README.md is stale: npm run experiments writes it anew');
});
