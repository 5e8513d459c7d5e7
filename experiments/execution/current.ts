import path from 'node:path';
import {canonicalJson} from '../artifacts/content-key.ts';
import {readRecord} from '../artifacts/files.ts';
import type {AnalysisInputs, Computation, FindingInputs, Result, SearchRecord, Trial} from '../artifacts/schema.ts';
import {datasetOf} from '../datasets/index.ts';
import {dataDigest, entryDigest} from '../datasets/source.ts';
import {analyses} from './analyses.ts';
import {firstDifference, type KnownComputations} from './computations.ts';
import {findDamage} from './damage.ts';
import {findingInputs, findingOf, findTrials} from './finding-inputs.ts';
import {type Folders, findingFile, trialFiles} from './folders.ts';
import {openResults, type Results} from './results.ts';
import {readSearch} from './search-record.ts';
import type {AnalysisTask, FindingTask, SearchTask, Task, TrialTask} from './task.ts';

/** Why a task must be done, in a few words; `undefined` where its record is current. */
export async function reasonToRun(
  task: Task,
  folders: Pick<Folders, 'artifacts'>,
  computations: KnownComputations,
  results = openResults(folders),
): Promise<string | undefined> {
  try {
    const reason = await reasonByRecord(task, folders, computations, results);
    return reason ?? (await findDamage(task, folders, results));
  } catch (error) {
    return `unreadable: ${(error as Error).message.split('\n').slice(0, 2).join(' ')}`;
  }
}

async function reasonByRecord(
  task: Task,
  folders: Pick<Folders, 'artifacts'>,
  computations: KnownComputations,
  results: Results,
): Promise<string | undefined> {
  switch (task.kind) {
    case 'trial':
      return (await inspectTrial(task, results, computations)).reason;
    case 'search':
      return searchReason(task, folders, computations);
    case 'analysis':
      return analysisReason(task, folders);
    case 'finding':
      return findingReason(task, folders, results);
  }
}

/** What identifies an analysis. */
export function analysisInputs({analysis, dataset, split}: AnalysisTask): AnalysisInputs {
  const source = datasetOf(dataset);
  const entry = analysis === 'description' && {entry: entryDigest(source)};
  return {analysis, version: analyses[analysis].version, data: dataDigest(source), ...entry, split};
}

/** The JSON file of an analysis. */
export function analysisFile({analysis, dataset}: AnalysisTask, {artifacts}: Pick<Folders, 'artifacts'>): string {
  const {folder, file} = analyses[analysis];
  return path.join(artifacts, folder, dataset, file);
}

async function searchReason(
  task: SearchTask,
  folders: Pick<Folders, 'artifacts'>,
  computations: KnownComputations,
): Promise<string | undefined> {
  const record = await readSearch(task, folders);
  if (!record) return 'missing';
  const [before, now] = [planOf(record), planOf(task)].map(canonicalJson);
  if (before !== now) return 'its plan changed';
  const reasons = task.candidates.map(({id, trial}, place) => {
    const {computation} = record.candidates[place]!;
    return firstDifference(computation, currentComputation(id, trial, computation, computations));
  });
  return reasons.find((reason) => reason !== undefined);
}

/** What decides which candidates a search trains, and how far. */
function planOf({method, rungs, factor, candidates}: SearchRecord | SearchTask) {
  return {...(method && {method}), rungs, factor, trials: candidates.map(({trial}) => trial)};
}

/** A trial's result, or when it diverged, where that is current; otherwise why it must be run. */
export async function inspectTrial(
  task: TrialTask,
  results: Results,
  computations: KnownComputations,
): Promise<{result?: Result; divergedIn?: number; reason?: string}> {
  const found = await results.read(task.id);
  if (!found) return inspectDivergence(task, results, computations);
  const {result} = found;
  const now = currentComputation(task.id, task.trial, result.computation, computations);
  const reason = firstDifference(result.computation, now);
  if (reason) return {reason};
  if (task.final && !result.test) return {reason: 'now final, but not yet run on the test split'};
  if (task.keepsWeights && !(trialFiles.weights in result.files)) return {reason: 'its weights were not kept'};
  if (!keepsEnough(task, result)) return {reason: `its ${task.keeps} were not kept`};
  if (task.asksChanged && !result.changed) return {reason: 'not yet run on changed test images'};
  return {result};
}

function keepsEnough({keeps, final}: TrialTask, {files}: Result): boolean {
  const {validationProbabilities, validationAnswers, testAnswers} = trialFiles;
  const answers = final ? testAnswers : validationAnswers;
  return keeps === 'scores' || validationProbabilities in files || (keeps === 'answers' && answers in files);
}

async function inspectDivergence(
  {id, trial}: TrialTask,
  results: Results,
  computations: KnownComputations,
): Promise<{divergedIn: number} | {reason: string}> {
  const record = await results.readDivergence(id);
  if (!record) return {reason: 'missing'};
  const reason = firstDifference(record.computation, currentComputation(id, trial, record.computation, computations));
  return reason ? {reason} : {divergedIn: record.divergedIn};
}

/** What a trial computes now: as is known, else as its record says; of the data as they are pinned now. */
function currentComputation(
  key: string,
  {dataset}: Trial,
  recorded: Computation,
  computations: KnownComputations,
): Computation {
  return {...(computations[key] ?? recorded), data: dataDigest(datasetOf(dataset))};
}

async function analysisReason(task: AnalysisTask, folders: Pick<Folders, 'artifacts'>): Promise<string | undefined> {
  const record = await readRecord(analysisFile(task, folders), analyses[task.analysis].schema);
  if (!record) return 'missing';
  const expected = analysisInputs(task);
  for (const field of ['version', 'data', 'entry', 'split'] as const) {
    if (canonicalJson(record.inputs[field] ?? null) !== canonicalJson(expected[field] ?? null))
      return `its ${field} changed`;
  }
  return undefined;
}

async function findingReason(
  task: FindingTask,
  folders: Pick<Folders, 'artifacts'>,
  results: Results,
): Promise<string | undefined> {
  const finding = findingOf(task);
  const record = await readRecord(findingFile(folders, finding.name), finding.schema);
  if (!record) return 'missing';
  const {inputs} = record as {inputs: FindingInputs};
  const expected = await findingInputs(task, await findTrials(task, results), results);
  if (inputs.source !== expected.source) return 'its code changed';
  if (inputs.trials !== expected.trials) return 'its trials changed';
  return undefined;
}
