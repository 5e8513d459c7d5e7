import assert from 'node:assert/strict';
import {test} from 'node:test';
import {ledgerSchema} from '../../../experiments/artifacts/schema.ts';
import {ledger} from '../../../experiments/findings/ledger.ts';
import {guesses, labels, madeUpEvidence, madeUpTrial} from './made-up.ts';

const validation = guesses(labels.validation, 0.9);

test('the ledger counts each trial once, also beyond the integers that are exact', async () => {
  const cheap = madeUpTrial({study: 'small', model: 'nn', seed: 1, validation});
  const dear = madeUpTrial({study: 'large', model: 'cnn', seed: 1, validation});
  const costly = {...dear, result: {...dear.result, trainingOperations: 2 ** 53 + 2}};
  const {record} = await ledger.find(madeUpEvidence([cheap, costly, {...cheap, study: costly.study}]));
  const {studies, total} = ledgerSchema.omit({inputs: true}).parse(record);
  assert.deepEqual(
    studies.map(({name, trials}) => [name, trials]),
    [
      ['small', 1],
      ['large', 1],
    ],
  );
  assert.deepEqual([total.trials, total.operations], [2, 2 ** 53 + 2 + 1e9]);
});
