import {readFile} from 'node:fs/promises';
import path from 'node:path';
import {readRecord, writeAtomically, writeRecord} from '../artifacts/files.ts';
import {type DatasetName, runSchema} from '../artifacts/schema.ts';
import {loadDataset} from '../datasets/load.ts';
import {readTestSplit} from '../datasets/test-split.ts';
import type {Evidence, FinishedTrial} from '../findings/finding.ts';
import {profile} from '../studies/profile.ts';
import {type FoundTrial, findingInputs, findingOf, findTrials} from './finding-inputs.ts';
import {type Folders, findingFile, trialFiles, trialFolder} from './folders.ts';
import {openResults} from './results.ts';
import type {FindingTask} from './task.ts';
import {logTestReading} from './test-readings.ts';

/** Makes one finding of the trials that have finished, and writes what belongs to it, the record last. */
export async function runFinding(task: FindingTask, folders: Folders): Promise<void> {
  const finding = findingOf(task);
  const trials = await findTrials(task, openResults(folders));
  const {record, files = {}} = await finding.find(await collectEvidence(task, trials, folders));
  const file = findingFile(folders, finding.name);
  for (const [name, content] of Object.entries(files))
    await writeAtomically(path.join(path.dirname(file), name), content);
  await writeRecord(file, finding.schema, {inputs: findingInputs(task, trials), ...record});
}

/** All that a finding may look at. */
export async function collectEvidence(
  task: FindingTask,
  trials: readonly FoundTrial[],
  folders: Folders,
): Promise<Evidence> {
  const finished = await Promise.all(trials.map((trial) => finishedTrial(trial, folders)));
  const {split} = profile(task.quick);
  const reading = {reader: `finding ${task.finding}`, purpose: findingOf(task).purpose};
  return {
    trials: finished.flatMap((trial) => trial ?? []),
    planned: trials.length,
    load: (dataset, other = split) => loadDataset(folders.data, dataset, other),
    loadTest: (dataset: DatasetName) =>
      readTestSplit(folders.data, dataset, split, reading, (entry) => logTestReading(folders, entry)),
  };
}

async function finishedTrial(
  {task, found, ...planned}: FoundTrial,
  folders: Pick<Folders, 'artifacts'>,
): Promise<FinishedTrial | undefined> {
  const folder = trialFolder(folders, task.id);
  const run = found && (await readRecord(path.join(folder, trialFiles.run), runSchema));
  if (!run) return undefined;
  return {...planned, key: task.id, result: found.result, run, read: (file) => readFile(path.join(folder, file))};
}
