import assert from 'node:assert/strict';
import {readFile, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {after, before, test} from 'node:test';
import type {Result} from '../../../experiments/artifacts/schema.ts';
import {reasonToRun} from '../../../experiments/execution/current.ts';
import {type Folders, trialFiles, trialFolder} from '../../../experiments/execution/folders.ts';
import {runTask} from '../../../experiments/execution/run-task.ts';
import {quickTrial, temporaryFolders} from './quick-trial.ts';

const task = quickTrial(1);
let folders: Folders & AsyncDisposable;
let file: string;

before(async () => {
  folders = await temporaryFolders();
  file = path.join(trialFolder(folders, task.id), trialFiles.result);
});
after(() => folders[Symbol.asyncDispose]());

/** The reason to run after the result was edited. */
async function reasonAfter(edit: (result: Result) => object): Promise<string | undefined> {
  const text = await readFile(file, 'utf8');
  await writeFile(file, JSON.stringify(edit(JSON.parse(text))));
  const reason = await reasonToRun(task, folders);
  await writeFile(file, text);
  return reason;
}

test('reasonToRun(trial) is "missing", then nothing once it has run', async () => {
  assert.equal(await reasonToRun(task, folders), 'missing');
  await runTask(task, folders, () => {});
  assert.equal(await reasonToRun(task, folders), undefined);
});

test('reasonToRun(trial) names the input that changed', async () => {
  const with_ = (computation: Partial<Result['computation']>) =>
    reasonAfter((result) => ({...result, computation: {...result.computation, ...computation}}));
  assert.match((await with_({protocol: 99}))!, /^computed by protocol 99, now \d+$/);
  assert.equal(await with_({data: '0'.repeat(64)}), 'the data changed');
  assert.equal(
    await reasonAfter((result) => ({...result, test: null})),
    'now final, but not yet run on the test split',
  );
});

test('reasonToRun(trial) says what is wrong with a damaged record', async () => {
  assert.match(
    (await reasonAfter((result) => ({...result, parameters: 'many'})))!,
    /^unreadable: .*result\.json.*parameters/s,
  );
});
