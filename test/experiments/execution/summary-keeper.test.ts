import assert from 'node:assert/strict';
import path from 'node:path';
import {test} from 'node:test';
import {setTimeout} from 'node:timers/promises';
import {readRecord} from '../../../experiments/artifacts/files.ts';
import {headlineSchema, studySchema} from '../../../experiments/artifacts/schema.ts';
import {readComputations} from '../../../experiments/execution/computations.ts';
import {readManifest} from '../../../experiments/execution/manifest.ts';
import {openResults} from '../../../experiments/execution/results.ts';
import {runTask} from '../../../experiments/execution/run-task.ts';
import {keepSummaries} from '../../../experiments/execution/summary-keeper.ts';
import {quicken} from '../../../experiments/studies/quick.ts';
import {simpleNetwork} from '../../../experiments/studies/simple-network.ts';
import {quickTrial, temporaryFolders} from './quick-trial.ts';

const source = '0'.repeat(64);

test('keepSummaries() writes all summaries while others still run, so that a killed run leaves them', async () => {
  await using folders = await temporaryFolders();
  const task = quickTrial();
  const results = openResults(folders);
  const keeper = keepSummaries({studies: [quicken(simpleNetwork)], folders, results, source, known: {}}, 10);
  assert.equal(await results.read(task.id), undefined);
  await runTask(task, folders, () => {});
  keeper.note(task);
  while (!(await readManifest(folders.artifacts))) await setTimeout(5);

  const file = path.join(folders.artifacts, 'studies/simple-network.json');
  const study = await readRecord(file, studySchema);
  assert.deepEqual(
    study!.groups.map(({trials}) => trials.map(({finished}) => finished)),
    [
      [true, false],
      [false, false],
    ],
  );
  assert.deepEqual(Object.keys(await readComputations(folders)), [task.id]);
  const headline = await readRecord(path.join(folders.artifacts, 'headline.json'), headlineSchema);
  assert.equal(headline!.length, 1);
  const listed = Object.keys((await readManifest(folders.artifacts))!);
  assert.ok(listed.includes(`trials/${task.id}/result.json`) && listed.includes('studies/simple-network.json'));
  assert.deepEqual(await keeper.close(), headline);
});

test('keepSummaries().note(task) writes nothing before its time', async () => {
  await using folders = await temporaryFolders();
  const keeper = keepSummaries({studies: [], folders, results: openResults(folders), source, known: {}});
  keeper.note(quickTrial());
  await setTimeout(50);
  assert.equal(await readManifest(folders.artifacts), undefined);
  await keeper.close();
  assert.deepEqual(Object.keys((await readManifest(folders.artifacts))!), [
    'computations.json',
    'headline.json',
    'report.json',
  ]);
});
