import assert from 'node:assert/strict';
import {test} from 'node:test';
import {canonicalJson, sha256} from '../../../experiments/artifacts/content-key.ts';
import {findingInputs} from '../../../experiments/execution/finding-inputs.ts';
import {findingTasks} from '../../../experiments/execution/list-tasks.ts';
import {openResults} from '../../../experiments/execution/results.ts';
import {difficulty} from '../../../experiments/findings/difficulty.ts';

test('findingInputs(task, trials, results) changes with what a finding quotes from the entries of data sets', async () => {
  const task = findingTasks({difficulty: 'f'.repeat(64)}, false).find(({finding}) => finding === 'difficulty')!;
  const {trials} = await findingInputs(task, [], openResults({artifacts: 'no-such-folder'}));
  assert.equal(trials, sha256(canonicalJson([difficulty.quotes!()])));
  assert.match(canonicalJson(difficulty.quotes!()), /random erasing, run by others/);
});
