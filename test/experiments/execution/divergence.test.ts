import assert from 'node:assert/strict';
import {readdir, readFile} from 'node:fs/promises';
import path from 'node:path';
import {after, before, test} from 'node:test';
import {readRecord} from '../../../experiments/artifacts/files.ts';
import {headlineSchema, runSchema, studySchema} from '../../../experiments/artifacts/schema.ts';
import {reasonToRun} from '../../../experiments/execution/current.ts';
import {type Folders, trialFolder} from '../../../experiments/execution/folders.ts';
import {searchTasks, trialTasks} from '../../../experiments/execution/list-tasks.ts';
import {type PoolEvent, runPool} from '../../../experiments/execution/pool.ts';
import {openResults} from '../../../experiments/execution/results.ts';
import {readSearch} from '../../../experiments/execution/search-record.ts';
import {keepSummaries} from '../../../experiments/execution/summary-keeper.ts';
import type {Task} from '../../../experiments/execution/task.ts';
import {quicken} from '../../../experiments/studies/quick.ts';
import {simpleNetwork} from '../../../experiments/studies/simple-network.ts';
import type {Configuration, Study} from '../../../experiments/studies/study.ts';
import {checkTrials} from '../../../experiments/verification/check-trials.ts';
import {temporaryFolders} from './quick-trial.ts';

const usual = quicken(simpleNetwork).configurations[0]!;

/** The usual network that learns at a rate; at one of 1e30 its weights are soon infinite. */
function learningAt(learningRate: number): Configuration {
  const optimizer = {kind: 'rmsprop', learningRate, decay: 0.9, epsilon: 1e-7} as const;
  return {...usual, training: {optimizer, batchSize: 100, epochs: 2}};
}

const far = learningAt(1e30);
const near = learningAt(1e-3);
const search = {name: 'made-up', title: 'Made up', question: '', seed: 1, rungs: [1, 2], factor: 2};
let folders: Folders & AsyncDisposable;

before(async () => {
  folders = await temporaryFolders();
});
after(() => folders[Symbol.asyncDispose]());

async function run(task: Task, where: Folders = folders): Promise<PoolEvent[]> {
  const events: PoolEvent[] = [];
  const {signal} = new AbortController();
  await runPool([task], where, {jobs: 1, signal, onEvent: (event) => events.push(event)});
  assert.equal(events.at(-1)!.kind, 'done', JSON.stringify(events.at(-1)));
  return events;
}

function notes(events: readonly PoolEvent[]): string[] {
  return events.flatMap((event) => (event.kind === 'noticed' ? event.message : []));
}

test('a trial that diverges says so, ends with a record of that, and is not run again', async () => {
  const [task] = trialTasks({...simpleNetwork, seeds: [1]}, far);
  assert.match(notes(await run(task!))[0]!, /^diverged in epoch 1: the loss .* is not finite \(a lower learning rate/);
  assert.deepEqual(await readdir(trialFolder(folders, task!.id)), ['diverged.json', 'run.json']);
  const record = await openResults(folders).readDivergence(task!.id);
  assert.deepEqual([record!.trial, record!.epochs, record!.divergedIn], [task!.trial, [], 1]);
  assert.deepEqual(await readdir(folders.checkpoints).catch(() => []), []);
  assert.equal(await reasonToRun(task!, folders, {}), undefined);
  const {computation} = record!;
  const known = {[task!.id]: {...computation, scoring: '0'.repeat(64)}};
  assert.equal(await reasonToRun(task!, folders, known), 'the scoring changed');
  assert.deepEqual((await checkTrials(folders, openResults(folders))).problems, []);
});

test('a study tells which seed has diverged, and leaves it out of every mean', async () => {
  const study: Study = {...simpleNetwork, seeds: [1], configurations: [far, {...near, dataset: 'mnist'}]};
  const tasks = study.configurations.flatMap((each) => trialTasks(study, each));
  await run(tasks[1]!);
  const results = openResults(folders);
  const keeper = keepSummaries({studies: [study], folders, results, source: '0'.repeat(64), known: {}});
  for (const task of tasks) keeper.note(task);
  await keeper.close();
  const summary = await readRecord(path.join(folders.artifacts, 'studies/simple-network.json'), studySchema);
  const [diverged, finished] = summary!.groups;
  assert.deepEqual(diverged!.trials, [{key: tasks[0]!.id, seed: 1, finished: false, divergedIn: 1}]);
  assert.deepEqual([diverged!.validation, diverged!.test, diverged!.epochs], [null, null, []]);
  assert.equal(finished!.trials[0]!.finished, true);
  const headline = await readRecord(path.join(folders.artifacts, 'headline.json'), headlineSchema);
  assert.equal(headline!.length, 1);
});

test('a search goes on without a candidate that diverges, and its record can be read again', async () => {
  const [task] = searchTasks([{...search, candidates: [far, near]}]);
  const said = notes(await run(task!));
  assert.equal(said.length, 1);
  assert.match(said[0]!, new RegExp(`^candidate 1, ${task!.candidates[0]!.id}: diverged in epoch 1: the loss`));
  const record = (await readSearch(task!, folders))!;
  assert.equal(record.chosen, 1);
  assert.deepEqual(
    record.candidates.map(({epochs, divergedIn, operations}) => [epochs.length, divergedIn, operations > 0]),
    [
      [0, 1, false],
      [2, undefined, true],
    ],
  );
  assert.equal(await reasonToRun(task!, folders, {}), undefined);
  assert.ok(await readRecord(path.join(folders.artifacts, 'searches/made-up/run.json'), runSchema));
  assert.deepEqual(await readdir(folders.checkpoints), []);
});

test('a search all of whose candidates diverge ends, with a record that says so', async () => {
  await using others = await temporaryFolders();
  const [task] = searchTasks([{...search, candidates: [far, learningAt(1e31), learningAt(1e32)]}]);
  await run(task!, others);
  const text = await readFile(path.join(others.artifacts, 'searches/made-up/record.json'), 'utf8');
  assert.equal(text.match(/"divergedIn": 1/g)!.length, 3);
  assert.equal(await reasonToRun(task!, others, {}), undefined);
});
