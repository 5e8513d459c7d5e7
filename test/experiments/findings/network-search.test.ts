import assert from 'node:assert/strict';
import {test} from 'node:test';
import {readCsv} from '../../../experiments/artifacts/csv.ts';
import {networkSearchSchema, type SearchRecord} from '../../../experiments/artifacts/schema.ts';
import {networkSearch} from '../../../experiments/findings/network-search.ts';
import {networkSearch as plan} from '../../../experiments/studies/network-search.ts';
import {trialOf} from '../../../experiments/studies/study.ts';
import {madeUpEvidence} from './made-up.ts';

/** All candidates as if they had run; normalization alone decides how good one is, but for a little by its place. */
function madeUpSearch(): SearchRecord {
  const candidates = plan.candidates.map((configuration, place) => {
    const trial = trialOf(configuration, plan.seed);
    const isNormalized = trial.model.kind === 'blocks' && trial.model.normalization !== undefined;
    const accuracy = 0.8 + (isNormalized ? 0.1 : 0) + ((place * 37) % 100) / 1e5;
    const length = place === 5 ? 18 : place % 9 === 0 ? 6 : 2;
    const score = {loss: 1, accuracy};
    const epochs = Array.from({length}, (_, each) => ({
      epoch: each + 1,
      optimizedLoss: 1,
      training: score,
      validation: {...score, accuracy: accuracy + each / 1e4},
    }));
    return {trial, computation: {} as never, epochs, operations: length * 1e9};
  });
  return {name: plan.name, rungs: plan.rungs, factor: 3, candidates, chosen: 5} as unknown as SearchRecord;
}

async function find(search?: SearchRecord) {
  const {record, files = {}} = await networkSearch.find({
    ...madeUpEvidence([]),
    searches: search ? {[plan.name]: search} : {},
  });
  const inputs = {source: '0'.repeat(64), trials: '0'.repeat(64)};
  return {record: networkSearchSchema.parse({inputs, ...record}), files};
}

test('network-search tells which choices mattered, and who is best of those trained to the end', async () => {
  const {record, files} = await find(madeUpSearch());
  assert.deepEqual(record.rungs, [
    {epochs: 2, reached: 216},
    {epochs: 6, reached: 25},
    {epochs: 18, reached: 1},
  ]);
  const {choices, dummy} = record.importance!;
  const most = choices.toSorted((a, b) => b.share - a.share);
  assert.equal(most[0]!.name, 'normalization');
  assert.ok(most[0]!.low > 0.5 && most[1]!.share < 0.05 && dummy.share < 0.05);
  assert.deepEqual(
    record.best.map(({candidate}) => candidate),
    [6],
  );
  assert.equal(record.wholeOperations, 216 * 18e9);
  assert.equal(record.operations, (191 * 2 + 24 * 6 + 18) * 1e9);
  const table = readCsv(String(files['candidates.csv']));
  assert.equal(table.length, 217);
  assert.equal(table[6]![table[0]!.indexOf('epochs')], '18');
});

test('network-search has nothing to tell before the search has run', async () => {
  const {record, files} = await find();
  assert.deepEqual([record.candidates, record.importance, record.best, files], [0, null, [], {}]);
});
