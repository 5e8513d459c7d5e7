import assert from 'node:assert/strict';
import {fork} from 'node:child_process';
import {once} from 'node:events';
import {existsSync} from 'node:fs';
import {readdir, readFile, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {test} from 'node:test';
import {setTimeout} from 'node:timers/promises';
import {readRecord} from '../../../experiments/artifacts/files.ts';
import {packedName} from '../../../experiments/artifacts/packed-files.ts';
import {runSchema} from '../../../experiments/artifacts/schema.ts';
import {loadDataset} from '../../../experiments/datasets/load.ts';
import {checkpointFile, readCheckpoint} from '../../../experiments/execution/checkpoint.ts';
import {computationOf} from '../../../experiments/execution/computation-of.ts';
import {type Folders, trialFiles, trialFolder} from '../../../experiments/execution/folders.ts';
import {type PoolEvent, runPool} from '../../../experiments/execution/pool.ts';
import type {TrialTask} from '../../../experiments/execution/task.ts';
import {smallAirbench} from '../../../experiments/studies/small-airbench.ts';
import {quickTrial, temporaryFolders} from './quick-trial.ts';

const trials = {
  'the simple network': quickTrial(12),
  'a network with augmentation, averaging and views': quickTrial(4, smallAirbench),
};
const worker = path.join(import.meta.dirname, '../../../experiments/execution/worker.ts');

/** Kills the process that does a task once it has finished a few epochs; returns how many it had. */
async function killMidway(task: TrialTask, folders: Folders): Promise<number> {
  const child = fork(worker, {
    env: {...process.env, TF_NUM_INTRAOP_THREADS: '1', TF_NUM_INTEROP_THREADS: '1'},
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  child.send({task, folders});
  const file = checkpointFile(folders.checkpoints, task.id);
  while (!existsSync(`${file}.before`)) await setTimeout(2);
  while (!existsSync(file)) await setTimeout(2); // now two have been written
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
  // What a kill in the midst of writing the next checkpoint leaves.
  await writeFile(path.join(folders.checkpoints, `.${child.pid}.tmp-${task.id}.checkpoint`), 'torn');
  const data = await loadDataset(folders.data, task.trial.dataset, task.trial.split);
  const [, header] = (await readFile(file, 'latin1')).split('\n', 2);
  const {engine, lengths} = JSON.parse(header!);
  const expected = {computation: computationOf(task.trial, data), engine, lengths};
  const checkpoint = await readCheckpoint(file, expected, assert.fail);
  return checkpoint!.epochs.length;
}

/** Changes one bit of the numbers of a checkpoint. */
async function damage(task: TrialTask, folders: Folders): Promise<void> {
  const file = checkpointFile(folders.checkpoints, task.id);
  const bytes = await readFile(file);
  bytes[bytes.length - 1000]! ^= 16;
  await writeFile(file, bytes);
}

async function runToEnd(task: TrialTask, folders: Folders): Promise<PoolEvent[]> {
  const events: PoolEvent[] = [];
  await runPool([task], folders, {
    jobs: 1,
    signal: new AbortController().signal,
    onEvent: (event) => events.push(event),
  });
  assert.equal(events.at(-1)!.kind, 'done', JSON.stringify(events.at(-1)));
  return events;
}

const whole = new Map<TrialTask, Promise<Record<string, string>>>();

/** The files of a trial that was never stopped. */
function wholeFiles(task: TrialTask): Promise<Record<string, string>> {
  const run = async () => {
    await using folders = await temporaryFolders();
    await runToEnd(task, folders);
    return comparedFiles(task, folders);
  };
  if (!whole.has(task)) whole.set(task, run());
  return whole.get(task)!;
}

async function comparedFiles(task: TrialTask, folders: Folders): Promise<Record<string, string>> {
  const folder = trialFolder(folders, task.id);
  const names = (await readdir(folder)).filter((name) => name !== trialFiles.run).sort();
  const contents = await Promise.all(names.map((name) => readFile(path.join(folder, name), 'base64')));
  return Object.fromEntries(names.map((name, place) => [name, contents[place]!]));
}

for (const [name, task] of Object.entries(trials))
  test(`a trial of ${name}, killed midway, goes on from its last epoch and ends with the same bytes`, async () => {
    const {epochs} = task.trial.training;
    await using broken = await temporaryFolders();
    const done = await killMidway(task, broken);
    assert.ok(done >= 1 && done < epochs, `killed after ${done} epochs`);
    const events = await runToEnd(task, broken);

    assert.deepEqual(events[1], {kind: 'resumed', task, share: done / epochs});
    const files = await comparedFiles(task, broken);
    for (const file of [trialFiles.result, packedName(trialFiles.testProbabilities), packedName(trialFiles.weights)])
      assert.ok(file in files, file);
    assert.deepEqual(files, await wholeFiles(task));
    assert.deepEqual(await readdir(broken.checkpoints), []);

    const run = await readRecord(path.join(trialFolder(broken, task.id), trialFiles.run), runSchema);
    assert.deepEqual(
      run!.interruptions.map(({afterEpoch}) => afterEpoch),
      [done],
    );
  });

test('a trial whose newest checkpoint is damaged says so, goes on from the one before and ends with the same bytes', async () => {
  const task = trials['the simple network'];
  await using broken = await temporaryFolders();
  const done = await killMidway(task, broken);
  await damage(task, broken);
  const events = await runToEnd(task, broken);

  const [, noticed, resumed] = events;
  assert.ok(noticed?.kind === 'noticed' && resumed?.kind === 'resumed', JSON.stringify(events.slice(0, 3)));
  assert.match(noticed.message, /^damaged checkpoint .*\.checkpoint: it does not fit its hash; it is removed, /);
  assert.equal(resumed.share, (done - 1) / task.trial.training.epochs);
  assert.deepEqual(await comparedFiles(task, broken), await wholeFiles(task));
  assert.deepEqual(await readdir(broken.checkpoints), []);
});
