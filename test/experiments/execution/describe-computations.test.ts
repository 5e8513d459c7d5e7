import assert from 'node:assert/strict';
import {test} from 'node:test';
import {loadDataset} from '../../../experiments/datasets/load.ts';
import {computationOf} from '../../../experiments/execution/computation-of.ts';
import {describeComputations, recordingOf} from '../../../experiments/execution/describe-computations.ts';
import {trialTasks} from '../../../experiments/execution/list-tasks.ts';
import type {TrialTask} from '../../../experiments/execution/task.ts';
import {quicken} from '../../../experiments/studies/quick.ts';
import {simpleNetwork} from '../../../experiments/studies/simple-network.ts';
import {dataFolder} from '../../../scripts/setup/cache-folder.ts';

const study = quicken(simpleNetwork);
const tasks = study.configurations.flatMap((configuration) => trialTasks(study, configuration)); // two data sets, two seeds

function computeAlone({trial}: TrialTask) {
  return loadDataset(dataFolder(), trial.dataset, trial.split).then((data) => computationOf(trial, data));
}

test('describeComputations(tasks) finds of trials that share their graphs what each gives alone', async () => {
  const found = await describeComputations(tasks, {data: dataFolder()});
  assert.deepEqual(Object.keys(found).sort(), tasks.map(({id}) => id).sort());
  for (const task of tasks) assert.deepEqual(found[task.id], await computeAlone(task));
  assert.equal(new Set(tasks.map(({id}) => found[id]!.initialState)).size, 2); // one a seed
  assert.equal(new Set(tasks.map(({id}) => found[id]!.firstBatches)).size, 4);
});

test('describeComputations(tasks) passes on why a trial cannot be looked at', async () => {
  const [task] = tasks;
  const large = {...task!, trial: {...task!.trial, split: {...task!.trial.split, trainingCount: 60_000}}};
  await assert.rejects(describeComputations([large], {data: dataFolder()}), /invalid split: 60000 training/);
});

test('recordingOf(task) tells the operations of a step and their shapes', async () => {
  const lines = await recordingOf(tasks[0]!, {data: dataFolder()});
  assert.deepEqual(
    lines.filter((line) => /^\S/.test(line)).map((line) => line.replace(/\d+ operations/, '')),
    ['step of 128: ', 'step of 80: ', 'predict: '],
  );
  assert.ok(lines.includes('  2 MatMul: float32 [1000,512], float32 [1000,10]'));
});
