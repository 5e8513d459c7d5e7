import path from 'node:path';
import {formatRecord, readRecord} from '../artifacts/files.ts';
import {packedName, readPacked} from '../artifacts/packed-files.ts';
import {runSchema, searchSchema} from '../artifacts/schema.ts';
import {loadDataset} from '../datasets/load.ts';
import {readTestSplit} from '../datasets/test-split.ts';
import type {Evidence, FinishedTrial} from '../findings/finding.ts';
import {profile} from '../studies/profile.ts';
import {type FoundTrial, findingInputs, findingOf, findTrials} from './finding-inputs.ts';
import {type Folders, findingFile, searchFiles, trialFiles, trialFolder} from './folders.ts';
import {type LogReading, type Product, writeProduct} from './product.ts';
import {openResults} from './results.ts';
import type {FindingTask} from './task.ts';
import {logTestReading} from './test-readings.ts';
import {unpackedLength} from './unpacked-length.ts';

/** Makes one finding of the trials that have finished, and writes what belongs to it. */
export async function runFinding(task: FindingTask, folders: Folders): Promise<void> {
  await writeProduct(await makeFinding(task, folders, (reading) => logTestReading(folders, reading)));
}

/** Makes one finding and writes nothing. */
export async function makeFinding(
  task: FindingTask,
  folders: Folders,
  log: LogReading,
  results = openResults(folders),
): Promise<Product> {
  const finding = findingOf(task);
  const trials = await findTrials(task, results);
  const {record, files = {}} = await finding.find(await collectEvidence(task, trials, folders, log));
  const file = findingFile(folders, finding.name);
  const whole = {inputs: await findingInputs(task, trials, results), ...record};
  return {file, record: formatRecord(file, finding.schema, whole), beside: files};
}

/** All that a finding may look at. */
async function collectEvidence(
  task: FindingTask,
  trials: readonly FoundTrial[],
  folders: Folders,
  log: LogReading,
): Promise<Evidence> {
  const finished = await Promise.all(trials.map((trial) => finishedTrial(trial, folders)));
  const {splitOf} = profile(task.quick);
  const {purpose, searches = []} = findingOf(task);
  const reading = {reader: `finding ${task.finding}`, purpose};
  return {
    trials: finished.flatMap((trial) => trial ?? []),
    planned: new Set(trials.map(({task: {id}}) => id)).size,
    searches: await readSearches(searches, folders),
    load: (dataset, other = splitOf(dataset)) => loadDataset(folders.data, dataset, other),
    loadTest: (dataset) => readTestSplit(folders.data, dataset, splitOf(dataset), reading, log),
  };
}

async function readSearches(
  names: readonly string[],
  folders: Pick<Folders, 'artifacts'>,
): Promise<NonNullable<Evidence['searches']>> {
  const read = names.map(async (name) => [name, await readRecord(searchFiles(folders, name).record, searchSchema)]);
  return Object.fromEntries((await Promise.all(read)).filter(([, search]) => search));
}

async function finishedTrial(
  {task, found, ...planned}: FoundTrial,
  folders: Pick<Folders, 'artifacts'>,
): Promise<FinishedTrial | undefined> {
  const folder = trialFolder(folders, task.id);
  const run = found && (await readRecord(path.join(folder, trialFiles.run), runSchema));
  if (!run) return undefined;
  const read = async (name: string) => {
    const length = unpackedLength(found.result, name);
    const content = await readPacked(path.join(folder, name), length);
    if (!content) throw new Error(`missing file ${packedName(name)} in ${folder} (expected by its result.json)`);
    if (content.length === length) return content;
    throw new Error(`invalid ${packedName(name)} in ${folder}: ${content.length} bytes unpacked (expected ${length})`);
  };
  return {...planned, key: task.id, result: found.result, run, read};
}
