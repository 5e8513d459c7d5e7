import assert from 'node:assert/strict';
import {readFile, rm, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {after, before, test} from 'node:test';
import type {Computation, Result} from '../../../experiments/artifacts/schema.ts';
import type {KnownComputations} from '../../../experiments/execution/computations.ts';
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

/** The reason to run after the result was edited, when `known` is what the trial computes now. */
async function reasonAfter(
  edit: (result: Result) => object,
  known: KnownComputations = {},
): Promise<string | undefined> {
  const text = await readFile(file, 'utf8');
  await writeFile(file, JSON.stringify(edit(JSON.parse(text))));
  const reason = await reasonToRun(task, folders, known);
  await writeFile(file, text);
  return reason;
}

test('reasonToRun(trial) is "missing", then nothing once it has run', async () => {
  assert.equal(await reasonToRun(task, folders, {}), 'missing');
  await runTask(task, folders, () => {});
  assert.equal(await reasonToRun(task, folders, {}), undefined);
});

test('reasonToRun(trial) names the first part of the computation that changed', async () => {
  const {computation} = JSON.parse(await readFile(file, 'utf8')) as Result;
  const other = '0'.repeat(64);
  const reasonNow = (now: Partial<Computation>) =>
    reasonAfter((result) => result, {[task.id]: {...computation, ...now}});
  assert.equal(await reasonNow({}), undefined);
  assert.equal(
    await reasonNow({steps: {...computation.steps, predict: other}}),
    'the recorded graph of "predict" changed',
  );
  assert.equal(await reasonNow({initialState: other, scoring: other}), 'the initial weights changed');
  assert.equal(await reasonNow({firstBatches: other}), 'the batches changed');
  assert.equal(await reasonNow({learningRates: other}), 'the learning rates changed');
  assert.equal(await reasonNow({scoring: other}), 'the scoring changed');
});

test('reasonToRun(trial) names changed data, and a study that has become final', async () => {
  const withData = (result: Result) => ({...result, computation: {...result.computation, data: '0'.repeat(64)}});
  assert.equal(await reasonAfter(withData), 'the data changed');
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

test('reasonToRun(trial) names a file beside a current result that is damaged or gone', async () => {
  const reasonWithout = async (name: string, content?: string) => {
    const place = path.join(path.dirname(file), name);
    const bytes = await readFile(place);
    if (content === undefined) await rm(place);
    else await writeFile(place, content);
    const reason = await reasonToRun(task, folders, {});
    await writeFile(place, bytes);
    return reason;
  };
  assert.match((await reasonWithout('run.json', ''))!, /^unreadable: invalid JSON in .*run\.json: /);
  assert.match((await reasonWithout('run.json', '{}'))!, /^unreadable: invalid record .*run\.json: /);
  assert.match((await reasonWithout('run.json'))!, /^missing: .*run\.json$/);
  assert.match((await reasonWithout('test-probabilities.f16.br', ''))!, /^empty: .*test-probabilities\.f16\.br$/);
  assert.match((await reasonWithout('weights.f16.br'))!, /^missing: .*weights\.f16\.br$/);
  assert.equal(await reasonToRun(task, folders, {}), undefined);
});
