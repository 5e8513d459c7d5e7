import assert from 'node:assert/strict';
import {readdir} from 'node:fs/promises';
import {test} from 'node:test';
import {reasonToRun} from '../../../experiments/execution/current.ts';
import {type PoolEvent, runPool} from '../../../experiments/execution/pool.ts';
import {quickTrial, temporaryFolders} from './quick-trial.ts';

const running = () => new AbortController();

test('runPool(tasks) reports a task that fails, and does the others', async () => {
  await using folders = await temporaryFolders();
  const good = quickTrial(1);
  const bad = {...quickTrial(2), trial: {...good.trial, split: {...good.trial.split, trainingCount: 60_000}}};
  const events: PoolEvent[] = [];
  await runPool([bad, good], folders, {jobs: 1, signal: running().signal, onEvent: (event) => events.push(event)});
  const failed = events.find((event) => event.kind === 'failed');
  assert.match(failed!.message, /invalid split: 60000 training \+ 500 validation images/);
  assert.deepEqual(events.at(-1), {kind: 'done', task: good});
  assert.equal(await reasonToRun(good, folders, {}), undefined);
  assert.deepEqual(await readdir(`${folders.artifacts}/trials`), [good.id]);
});

test('runPool(tasks) ends what runs when it is stopped, and keeps the checkpoint', async () => {
  await using folders = await temporaryFolders();
  const task = quickTrial(200);
  const stop = running();
  await runPool([task, quickTrial(1)], folders, {
    jobs: 1,
    signal: stop.signal,
    onEvent: (event) => event.kind === 'progress' && event.share > 0.02 && stop.abort(),
  });
  const kept = await readdir(folders.checkpoints); // the newest, the one before, or both
  assert.ok(kept.length > 0 && kept.every((name) => name.startsWith(`${task.id}.checkpoint`)), kept.join(' '));
  assert.equal(await reasonToRun(task, folders, {}), 'missing');
});
