import {sweepDrafts} from '../artifacts/files.ts';
import {makeFolder} from '../artifacts/make-folder.ts';
import type {Headline} from '../artifacts/schema.ts';
import type {Effort} from '../datasets/report.ts';
import type {EngineName} from '../engine/binding.ts';
import {profile} from '../studies/profile.ts';
import {adoptable, adoptResults} from './adopt-results.ts';
import {checkpointFile, removeCheckpoint} from './checkpoint.ts';
import {findComputations, trialsOnRecord} from './computations.ts';
import {lockFolder} from './coordinator-lock.ts';
import {describeComputations, recordingOf} from './describe-computations.ts';
import type {Folders} from './folders.ts';
import {allTasks, findingTasks, searchTasks} from './list-tasks.ts';
import {salvageManifest, unitOfTask, unlistUnits} from './manifest.ts';
import {printDiverged, printList, printPlan, printReasons} from './plan.ts';
import {type PoolEvent, runPool} from './pool.ts';
import {openResults} from './results.ts';
import {fingerprintSource} from './source.ts';
import {pendingTasks} from './status.ts';
import {keepSummaries} from './summary-keeper.ts';
import type {Pending} from './task.ts';
import {groupOf, isTrial, type Task, type TrialTask, withEngine} from './task.ts';
import {logFile, mendLog} from './test-readings.ts';

export interface ExperimentOptions {
  only?: string; // a study, a search, an analysis, "findings", or one of them: "findings/classes"
  list?: boolean;
  why?: string; // the start of a task's id
  dryRun?: boolean;
  force?: boolean;
  quick?: boolean;
  effort?: Effort; // where it is not what the report asked for when it was read
  jobs: number;
  engine?: EngineName; // that trains
  wait?: boolean; // until no other process computes in the same folder
}

interface ExperimentEffects {
  setUp: () => Promise<void>; // readies the engine and the data; called only where they are needed
  print: (line: string) => void;
  signal: AbortSignal; // ends the run; nothing is lost but the epochs under way
}

/**
 * Computes what is missing and writes the summaries of what is there. Returns the headline where all is well, an empty
 * one where nothing was to be computed; `undefined` where something failed or was stopped.
 */
export async function runExperiments(
  options: ExperimentOptions,
  folders: Folders,
  effects: ExperimentEffects,
): Promise<Headline | undefined> {
  if (isReadOnly(options)) return computeMissing(options, folders, effects);
  const {print, signal} = effects;
  await using lock = await lockFolder(folders.artifacts, {wait: options.wait ?? false, signal, print});
  if (!lock) return undefined;
  await sweepDrafts(folders.artifacts);
  await sweepDrafts(folders.checkpoints);
  return await computeMissing(options, folders, effects);
}

/** Whether a run only tells. */
function isReadOnly({why, list, dryRun}: ExperimentOptions): boolean {
  return why !== undefined || list === true || dryRun === true;
}

async function computeMissing(
  options: ExperimentOptions,
  folders: Folders,
  effects: ExperimentEffects,
): Promise<Headline | undefined> {
  const {print} = effects;
  const {quick = false, effort} = options;
  const {studies, searches, splitOf} = profile(quick, effort);
  const chosen = (task: Task) => !options.only || [groupOf(task), task.id].includes(options.only);
  const every = [...searchTasks(searches), ...allTasks(studies, splitOf)];
  const shared = await takeOver(every.filter(chosen), options, folders, print);
  const tasks = every.filter((task) => chosen(task) && !shared.includes(task));
  const results = openResults(folders);
  const describe = async (unknown: readonly TrialTask[]) => {
    print(`The source has changed: looking again at what ${unknown.length} trials compute.`);
    await effects.setUp();
    return describeComputations(unknown, folders);
  };
  // what is recorded of trials is written anew, all of it; sources are bundled by a process of its own meanwhile
  const [source, ran] = await Promise.all([fingerprintSource(), trialsOnRecord(every, folders, results)]);
  const findings = findingTasks(source.findings, quick, effort).filter(chosen);
  const known = await findComputations(ran, folders, source.computation, describe, print);
  const all = [...tasks, ...findings];
  const pending = options.force ? all.map(forced) : await pendingTasks(all, folders, known, results);
  if (options.why !== undefined) await explain(printReasons(all, pending, options.why, print), folders, effects);
  else if (options.list) printList(all, pending, print);
  else printPlan(all, pending, options.jobs, print);
  await printDiverged(all, pending, results, print);
  if (isReadOnly(options)) return [];
  const trials = pending.filter(({task}) => task.kind !== 'finding');
  const mended = await prepareArtifacts(pending, folders, print);
  const keeper = keepSummaries({studies, folders, results, source: source.computation, known, mended});
  const trained = await computeAll(trials, options, folders, {...effects, onDone: keeper.note});
  const due = options.force ? findings.map(forced) : await pendingTasks(findings, folders, known, results);
  const found = trained && (await computeAll(due, options, folders, {...effects, onDone: keeper.note}));
  const headline = await keeper.close();
  return found ? headline : undefined;
}

/** Takes over what another report has of the same data. Where nothing is to be done, returns what that would be. */
async function takeOver(
  tasks: readonly Task[],
  options: ExperimentOptions,
  folders: Folders,
  print: (line: string) => void,
): Promise<readonly Task[]> {
  if (!folders.shared) return [];
  const from = {artifacts: folders.shared};
  const found = adoptable(tasks, from, folders);
  if (found.length > 0) print(`Taken over from ${folders.shared}: ${found.length} results of the same data.`);
  if (isReadOnly(options)) return found;
  await adoptResults(found, from, folders);
  return [];
}

const anew = 'what it no longer tells of files is taken from them as they are now; git tells whether that is right.';

/** Puts right what an interrupted run has left, and says so. Returns the units that this has changed. */
async function prepareArtifacts(
  pending: readonly Pending[],
  folders: Folders,
  print: (line: string) => void,
): Promise<string[]> {
  const {fault} = await salvageManifest(folders.artifacts);
  if (fault?.isDamage) print(`${fault.found}\nIt is made again: ${anew}`);
  await unlistUnits(folders.artifacts, new Set(pending.map(({task}) => unitOfTask(task))));
  return (await mendLog(folders, print)) ? [logFile] : [];
}

/** Says of a single trial what is recorded of it. */
async function explain([task, ...others]: readonly Task[], folders: Folders, {setUp, print}: ExperimentEffects) {
  if (!task || others.length > 0 || !isTrial(task)) return;
  await setUp();
  for (const line of await recordingOf(task, folders)) print(line);
}

async function computeAll(
  pending: readonly Pending[],
  {jobs, force, engine}: ExperimentOptions,
  folders: Folders,
  {setUp, print, signal, onDone}: ExperimentEffects & {onDone: (task: Task) => void},
): Promise<boolean> {
  if (pending.length === 0) return true;
  await setUp();
  await makeFolder(folders.checkpoints);
  const tasks = pending.map(({task}) => withEngine(task, engine));
  if (force) await Promise.all(trialIds(tasks).map((id) => removeCheckpoint(checkpointFile(folders.checkpoints, id))));
  const {createDisplay} = await import('./display.ts');
  const display = createDisplay(tasks, Math.min(jobs, tasks.length));
  const failed: string[] = [];
  const onEvent = (event: PoolEvent) => {
    if (event.kind === 'done') onDone(event.task);
    if (signal.aborted) return;
    display.show(event);
    if (event.kind === 'failed') failed.push(event.task.label);
  };
  await runPool(tasks, folders, {jobs: Math.min(jobs, tasks.length), signal, onEvent});
  display.close();
  if (signal.aborted)
    print('Stopped. The same command goes on from here; at most one epoch of each trial is done again.');
  else if (failed.length > 0) print(`Failed: ${failed.join('; ')}. The same command tries again; the rest is done.`);
  return !signal.aborted && failed.length === 0;
}

function trialIds(tasks: readonly Task[]): string[] {
  return tasks.flatMap((task) => (task.kind === 'search' ? task.candidates : [task])).map(({id}) => id);
}

function forced(task: Task): Pending {
  return {task, reason: 'forced'};
}
