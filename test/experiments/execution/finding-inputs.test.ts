import assert from 'node:assert/strict';
import {test} from 'node:test';
import {canonicalJson, sha256} from '../../../experiments/artifacts/content-key.ts';
import {findingInputs, plannedTrials} from '../../../experiments/execution/finding-inputs.ts';
import {findingTasks} from '../../../experiments/execution/list-tasks.ts';
import {openResults} from '../../../experiments/execution/results.ts';
import {difficulty} from '../../../experiments/findings/difficulty.ts';

test('findingInputs(task, trials, results) changes with what a finding quotes from the entries of data sets', async () => {
  const task = findingTasks({difficulty: 'f'.repeat(64)}, false).find(({finding}) => finding === 'difficulty')!;
  const {trials} = await findingInputs(task, [], openResults({artifacts: 'no-such-folder'}));
  assert.equal(trials, sha256(canonicalJson([difficulty.quotes!()])));
  assert.match(canonicalJson(difficulty.quotes!()), /random erasing, run by others/);
});

test('findingInputs(task, trials, results) holds no title of a data set, which anybody may change', async () => {
  const [task] = findingTasks({splits: 'f'.repeat(64)}, false).filter(({finding}) => finding === 'splits');
  const [planned] = plannedTrials({quick: false});
  const inputs = (label: string, title = planned!.configuration.model.title) =>
    findingInputs(
      task!,
      [
        {
          ...planned!,
          configuration: {...planned!.configuration, model: {...planned!.configuration.model, title}},
          task: {...planned!.task, label},
          found: undefined,
        },
      ],
      openResults({artifacts: 'no-such-folder'}),
    );
  assert.deepEqual(await inputs('of clothes'), await inputs('of garments'));
  assert.notDeepEqual(await inputs('of clothes'), await inputs('of clothes', 'Another title'));
});
