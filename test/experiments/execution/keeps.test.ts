import assert from 'node:assert/strict';
import {readdir, rm} from 'node:fs/promises';
import path from 'node:path';
import {after, before, test} from 'node:test';
import {correctImages} from '../../../experiments/analysis/predictions/correct-images.ts';
import {decodeAnswers} from '../../../experiments/artifacts/answers.ts';
import {decodeHalf} from '../../../experiments/artifacts/half-precision.ts';
import {packedName, readPacked, writePacked} from '../../../experiments/artifacts/packed-files.ts';
import {reasonToRun} from '../../../experiments/execution/current.ts';
import {type Folders, trialFiles, trialFolder} from '../../../experiments/execution/folders.ts';
import {allTasks, trialTasks} from '../../../experiments/execution/list-tasks.ts';
import {openResults} from '../../../experiments/execution/results.ts';
import {runTrial} from '../../../experiments/execution/run-trial.ts';
import type {TrialTask} from '../../../experiments/execution/task.ts';
import {quicken} from '../../../experiments/studies/quick.ts';
import {simpleNetwork} from '../../../experiments/studies/simple-network.ts';
import type {Configuration, Kept, Study} from '../../../experiments/studies/study.ts';
import {checkTrials} from '../../../experiments/verification/check-trials.ts';
import {temporaryFolders} from './quick-trial.ts';

const study: Study = {...quicken(simpleNetwork), keepsWeights: false, seeds: [1]};
let folders: Folders & AsyncDisposable;

before(async () => {
  folders = await temporaryFolders();
});
after(() => folders[Symbol.asyncDispose]());

const taskOf = (keeps: Kept): TrialTask => trialTasks({...study, keeps}, study.configurations[0]!)[0]!;

async function filesAfter(keeps: Kept): Promise<string[]> {
  await runTrial(taskOf(keeps), folders, () => {});
  return readdir(trialFolder(folders, taskOf(keeps).id));
}

const problems = async () =>
  (await checkTrials(folders, openResults(folders))).problems.map(({file, field}) => `${file} ${field}`);

test('a trial keeps scores alone, answers, or probabilities, and is run again where more is asked for', async () => {
  assert.deepEqual(await filesAfter('scores'), ['result.json', 'run.json']);
  assert.equal(await reasonToRun(taskOf('scores'), folders, {}), undefined);
  assert.equal(await reasonToRun(taskOf('answers'), folders, {}), 'its answers were not kept');
  const answers = packedName(trialFiles.testAnswers);
  assert.deepEqual(await filesAfter('answers'), ['result.json', 'run.json', answers]);
  assert.equal(await reasonToRun(taskOf('answers'), folders, {}), undefined);
  assert.equal(await reasonToRun(taskOf('probabilities'), folders, {}), 'its probabilities were not kept');
  const folder = trialFolder(folders, taskOf('answers').id);
  const told = await readPacked(path.join(folder, trialFiles.testAnswers), 2_000);
  await filesAfter('probabilities');
  for (const keeps of ['scores', 'answers', 'probabilities'] as const)
    assert.equal(await reasonToRun(taskOf(keeps), folders, {}), undefined);
  const probabilities = decodeHalf((await readPacked(path.join(folder, trialFiles.testProbabilities), 20_000))!);
  assert.deepEqual(correctImages(probabilities, decodeAnswers(told!)), new Uint8Array(1_000).fill(1));
});

test('a trial is asked about changed test images where a study wants it, and is run again for that', async () => {
  const asking = {...study, keeps: 'answers', seeds: [2], asksChanged: true} as const;
  const [task] = trialTasks(asking, study.configurations[0]!) as [TrialTask];
  await runTrial({...task, asksChanged: false}, folders, () => {});
  assert.equal(await reasonToRun(task, folders, {}), 'not yet run on changed test images');
  await runTrial(task, folders, () => {});
  assert.equal(await reasonToRun(task, folders, {}), undefined);
  const {result} = (await openResults(folders).read(task.id))!;
  const moved = result.changed!.filter(({change}) => change === 'translation').map(({correct}) => correct);
  assert.equal(moved.length, 6);
  assert.ok(result.test!.correct > moved[1]! && moved[1]! > moved[5]!, `${result.test!.correct}, ${moved.join(', ')}`);
  const merged = allTasks([{...study, seeds: [2]}, asking], () => study.configurations[0]!.split).find(
    ({id}) => id === task.id,
  );
  assert.equal((merged as TrialTask).asksChanged, true);
});

test('a trial of networks that are not final keeps what they answer for the validation images', async () => {
  const [task] = trialTasks({...study, final: false, keeps: 'answers', seeds: [3]}, study.configurations[0]!) as [
    TrialTask,
  ];
  await runTrial(task, folders, () => {});
  const answers = packedName(trialFiles.validationAnswers);
  assert.deepEqual(await readdir(trialFolder(folders, task.id)), ['result.json', 'run.json', answers]);
  assert.equal(await reasonToRun(task, folders, {}), undefined);
  assert.deepEqual(await problems(), []);
  const {validationCount} = task.trial.split;
  const file = path.join(trialFolder(folders, task.id), trialFiles.validationAnswers);
  await writePacked(file, new Uint8Array(2 * validationCount));
  assert.ok((await problems()).some((problem) => problem.includes('result.json validation.')));
  await rm(trialFolder(folders, task.id), {recursive: true});
});

test('the weights of the first seed of a final study are kept, but of configurations that say otherwise', () => {
  const [configuration] = simpleNetwork.configurations;
  const keeping = (changed: Partial<Configuration>) =>
    trialTasks({...simpleNetwork, seeds: [4, 5]}, {...configuration!, ...changed}).map(
      ({keepsWeights}) => keepsWeights,
    );
  assert.deepEqual(keeping({}), [true, false]);
  assert.deepEqual(keeping({keepsWeights: false}), [false, false]);
});

test('a trial of two studies keeps what either asks for', () => {
  const both = allTasks(
    [
      {...study, keeps: 'scores'},
      {...study, keeps: 'answers'},
    ],
    () => study.configurations[0]!.split,
  );
  assert.equal(both.find((task): task is TrialTask => task.id === taskOf('scores').id)!.keeps, 'answers');
});

test('checkTrials(tasks) derives the score from answers, and finds none missing where only scores are kept', async () => {
  await filesAfter('scores');
  assert.deepEqual(await problems(), []);
  await filesAfter('answers');
  assert.deepEqual(await problems(), []);
  const file = path.join(trialFolder(folders, taskOf('answers').id), trialFiles.testAnswers);
  await writePacked(file, new Uint8Array(2_000));
  assert.ok((await problems()).some((problem) => problem.includes('result.json test.')));
});
