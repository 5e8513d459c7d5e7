import assert from 'node:assert/strict';
import {cp, readdir, readFile} from 'node:fs/promises';
import path from 'node:path';
import {test} from 'node:test';
import {officialSplit} from '../../../experiments/datasets/index.ts';
import {adoptResults} from '../../../experiments/execution/adopt-results.ts';
import {readComputations} from '../../../experiments/execution/computations.ts';
import {reasonToRun} from '../../../experiments/execution/current.ts';
import {allTasks, analysisTasks} from '../../../experiments/execution/list-tasks.ts';
import {scaledPlan} from '../../../experiments/studies/effort.ts';
import {temporaryFolders} from './quick-trial.ts';

test('adoptResults(tasks, from, to) takes over what a small report needs of a data set that is on record', async () => {
  await using folders = await temporaryFolders();
  const tasks = allTasks(scaledPlan('small').studies, officialSplit);
  const units = await adoptResults(tasks, {artifacts: 'artifacts'}, folders);
  assert.equal(units.length, tasks.length);
  const computations = await readComputations(folders);
  for (const task of tasks) assert.equal(await reasonToRun(task, folders, computations), undefined, task.label);
  const readings = (await readFile(path.join(folders.artifacts, 'test-readings.jsonl'), 'utf8')).trim().split('\n');
  const finals = tasks.filter((task) => task.kind === 'trial' && task.final);
  assert.ok(readings.length >= finals.length);
  assert.deepEqual(await adoptResults(tasks, {artifacts: 'artifacts'}, folders), []);
});

test('adoptResults(tasks, from, to) leaves what is there already, and what the other has not', async () => {
  await using folders = await temporaryFolders();
  const [task] = analysisTasks(officialSplit) as [ReturnType<typeof analysisTasks>[number]];
  const own = path.join(folders.artifacts, 'datasets', task.dataset);
  await cp(path.join('artifacts/datasets', task.dataset), own, {recursive: true});
  assert.deepEqual(await adoptResults([task], {artifacts: 'artifacts'}, folders), []);
  assert.deepEqual(await adoptResults([task], folders, {artifacts: path.join(folders.artifacts, 'other')}), [
    `datasets/${task.dataset}`,
  ]);
  assert.deepEqual(await adoptResults([{...task, dataset: 'leaves'}], {artifacts: 'artifacts'}, folders), []);
  assert.ok((await readdir(own)).length > 0);
});
