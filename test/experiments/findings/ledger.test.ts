import assert from 'node:assert/strict';
import {test} from 'node:test';
import {ledgerSchema, type SearchRecord} from '../../../experiments/artifacts/schema.ts';
import {ledger} from '../../../experiments/findings/ledger.ts';
import {guesses, labels, madeUpEvidence, madeUpTrial} from './made-up.ts';

const validation = guesses(labels.validation, 0.9);

test('the ledger counts each trial and candidate once, also beyond the integers that are exact', async () => {
  const cheap = madeUpTrial({study: 'small', model: 'nn', seed: 1, validation});
  const dear = madeUpTrial({study: 'large', model: 'cnn', seed: 1, validation});
  const costly = {...dear, result: {...dear.result, trainingOperations: 2 ** 53 + 2}};
  const candidates = [{operations: 3e9}, {operations: 4e9}];
  const {record} = await ledger.find({
    ...madeUpEvidence([cheap, costly, {...cheap, study: costly.study}]),
    searches: {drawn: {name: 'drawn', candidates} as unknown as SearchRecord},
  });
  const {studies, searches, total} = ledgerSchema.omit({inputs: true}).parse(record);
  assert.deepEqual(
    studies.map(({name, trials}) => [name, trials]),
    [
      ['small', 1],
      ['large', 1],
    ],
  );
  assert.deepEqual(searches, [{name: 'drawn', trials: 2, operations: 7e9}]);
  assert.deepEqual(
    [total.trials, total.operations, total.seconds],
    [4, 2 ** 53 + 2 + 8e9, studies[0]!.seconds + studies[1]!.seconds],
  );
});
