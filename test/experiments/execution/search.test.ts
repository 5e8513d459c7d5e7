import assert from 'node:assert/strict';
import {readdir, readFile} from 'node:fs/promises';
import {after, before, test} from 'node:test';
import {readRecord} from '../../../experiments/artifacts/files.ts';
import {resultSchema, runSchema, type SearchRecord} from '../../../experiments/artifacts/schema.ts';
import {reasonToRun} from '../../../experiments/execution/current.ts';
import {type Folders, searchFiles, trialFiles, trialFolder} from '../../../experiments/execution/folders.ts';
import {searchTasks} from '../../../experiments/execution/list-tasks.ts';
import {type PoolEvent, runPool} from '../../../experiments/execution/pool.ts';
import {readSearch} from '../../../experiments/execution/search-record.ts';
import type {SearchTask, Task} from '../../../experiments/execution/task.ts';
import {quicken} from '../../../experiments/studies/quick.ts';
import {simpleNetwork} from '../../../experiments/studies/simple-network.ts';
import type {SearchPlan} from '../../../experiments/studies/study.ts';
import {temporaryFolders} from './quick-trial.ts';

const configuration = quicken(simpleNetwork).configurations[0]!;
const plan: SearchPlan = {
  name: 'made-up',
  title: 'Made up',
  question: 'Which rate is the best?',
  candidates: [1e-6, 1e-3, 1e-5, 1e-4].map((learningRate) => ({
    ...configuration,
    training: {optimizer: {kind: 'rmsprop', learningRate, decay: 0.9, epsilon: 1e-7}, batchSize: 100, epochs: 5},
  })),
  seed: 1,
  rungs: [1, 3, 5],
  factor: 2,
};
const [task] = searchTasks([plan]) as [SearchTask];

async function run(task: Task, folders: Folders, stopAt = 1): Promise<PoolEvent[]> {
  const controller = new AbortController();
  const events: PoolEvent[] = [];
  const onEvent = (event: PoolEvent) => {
    events.push(event);
    if (event.kind === 'progress' && event.share >= stopAt && event.share < 1) controller.abort();
  };
  await runPool([task], folders, {jobs: 1, signal: controller.signal, onEvent});
  return events;
}

let folders: Folders & AsyncDisposable;
let record: SearchRecord;

before(async () => {
  folders = await temporaryFolders();
  const events = await run(task, folders);
  assert.equal(events.at(-1)!.kind, 'done', JSON.stringify(events.at(-1)));
  const shares = events.flatMap((event) => (event.kind === 'progress' ? event.share : []));
  assert.deepEqual(
    shares,
    shares.toSorted((a, b) => a - b),
  );
  assert.equal(shares.at(-1), 1);
  record = (await readSearch(task, folders))!;
});
after(() => folders[Symbol.asyncDispose]());

test('runSearch(task) trains all candidates to the first rung, and one in so many further', async () => {
  const lengths = record.candidates.map(({epochs}) => epochs.length);
  assert.deepEqual(lengths.toSorted(), [1, 1, 3, 5]);
  assert.equal(lengths.indexOf(5), record.chosen);
  const accuracy = (place: number, epoch: number) => record.candidates[place]!.epochs[epoch - 1]!.validation.accuracy;
  for (const [place, length] of lengths.entries())
    for (const [other, further] of lengths.entries())
      if (length < further) assert.ok(accuracy(place, length) <= accuracy(other, length));
  assert.equal(
    record.candidates.reduce((sum, {operations}) => sum + operations, 0),
    task.operations,
  );
  assert.deepEqual(await readdir(folders.checkpoints), []);
  assert.ok((await readRecord(searchFiles(folders, plan.name).run, runSchema))!.seconds > 0);
});

test('runSearch(task): who was stopped and went on is as good as who was never stopped', async () => {
  const candidate = task.candidates[record.chosen]!;
  await run(candidate, folders);
  const whole = await readRecord(`${trialFolder(folders, candidate.id)}/${trialFiles.result}`, resultSchema);
  assert.deepEqual(whole!.epochs, record.candidates[record.chosen]!.epochs);
});

test('runSearch(task) that was killed goes on from its checkpoints and ends with the same record', async () => {
  await using broken = await temporaryFolders();
  for (const share of [0.3, 0.7]) {
    const events = await run(task, broken, share);
    assert.notEqual(events.at(-1)!.kind, 'done');
    assert.equal(await readSearch(task, broken), undefined);
  }
  assert.ok((await readdir(broken.checkpoints)).length > 1);
  await run(task, broken);
  const read = (where: Folders) => readFile(searchFiles(where, plan.name).record, 'utf8');
  assert.equal(await read(broken), await read(folders));
});

test('runSearch(task) that is asynchronous trains one in so many further, and no more', async () => {
  const [asynchronous] = searchTasks([{...plan, name: 'asynchronous', method: 'asynchronous'}]) as [SearchTask];
  await run(asynchronous, folders);
  const found = (await readSearch(asynchronous, folders))!;
  assert.equal(found.method, 'asynchronous');
  // The first two are drawn, the better goes on; then the next two; then the better of those that have had three epochs.
  assert.deepEqual(found.candidates.map(({epochs}) => epochs.length).toSorted(), [1, 1, 3, 5]);
  assert.equal(found.candidates[found.chosen]!.epochs.length, 5);
  assert.equal(await reasonToRun(asynchronous, folders, {}), undefined);
  assert.equal(await reasonToRun({...task, search: 'asynchronous'}, folders, {}), 'its plan changed');
});

test('reasonToRun(search) is nothing once it has run, until its plan changes or what a candidate computes', async () => {
  assert.equal(await reasonToRun(task, folders, {}), undefined);
  assert.equal(await reasonToRun({...task, factor: 3}, folders, {}), 'its plan changed');
  assert.equal(await reasonToRun({...task, search: 'another'}, folders, {}), 'missing');
  const {computation} = record.candidates[2]!;
  const known = {[task.candidates[2]!.id]: {...computation, scoring: '0'.repeat(64)}};
  assert.equal(await reasonToRun(task, folders, known), 'the scoring changed');
});
