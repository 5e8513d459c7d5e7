import {sweepDrafts} from '../artifacts/files.ts';
import type {Headline} from '../artifacts/schema.ts';
import {studies} from '../studies/index.ts';
import {quicken, quickSplit} from '../studies/quick.ts';
import {officialSplit} from '../studies/split.ts';
import {checkpointFile, removeCheckpoint} from './checkpoint.ts';
import {createDisplay, formatDuration} from './display.ts';
import type {Folders} from './folders.ts';
import {type PoolEvent, runPool} from './pool.ts';
import {type Pending, pendingTasks} from './status.ts';
import {summarizeStudies} from './summarize-studies.ts';
import {allTasks, type Task} from './task.ts';

export interface ExperimentOptions {
  only?: string; // a study or an analysis
  list?: boolean;
  dryRun?: boolean;
  force?: boolean;
  quick?: boolean;
  jobs: number;
}

interface ExperimentEffects {
  setUp: () => Promise<void>; // readies the engine and the data; called only where something must be computed
  print: (line: string) => void;
  signal: AbortSignal; // ends the run; nothing is lost but the epochs under way
}

const usualSpeed = 20e9; // operations a second of one job on an ordinary machine: only for the estimate beforehand

/**
 * Computes what is missing and writes the summaries of what is there. Returns the headline where all is well;
 * `undefined` where something failed or was stopped.
 */
export async function runExperiments(
  options: ExperimentOptions,
  folders: Folders,
  effects: ExperimentEffects,
): Promise<Headline | undefined> {
  const {print} = effects;
  const chosenStudies = options.quick ? studies.map(quicken) : studies;
  const tasks = allTasks(chosenStudies, options.quick ? quickSplit : officialSplit).filter(
    (task) => !options.only || options.only === groupOf(task),
  );
  const pending = options.force
    ? tasks.map((task): Pending => ({task, reason: 'forced'}))
    : await pendingTasks(tasks, folders.artifacts);
  if (options.list) printList(tasks, pending, print);
  else printPlan(tasks, pending, options, print);
  const compute = !(options.list || options.dryRun);
  if (compute && pending.length > 0) {
    await effects.setUp();
    if (!(await computeAll(pending, options, folders, effects))) return undefined;
  }
  return compute ? summarizeStudies(chosenStudies, folders) : [];
}

async function computeAll(
  pending: readonly Pending[],
  {jobs, force}: ExperimentOptions,
  folders: Folders,
  {print, signal}: ExperimentEffects,
): Promise<boolean> {
  await Promise.all([folders.artifacts, folders.checkpoints].map(sweepDrafts));
  const tasks = pending.map(({task}) => task);
  if (force) await Promise.all(tasks.map(({id}) => removeCheckpoint(checkpointFile(folders.checkpoints, id))));
  const display = createDisplay(tasks);
  const failed: string[] = [];
  const onEvent = (event: PoolEvent) => {
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

function printPlan(
  tasks: readonly Task[],
  pending: readonly Pending[],
  {jobs}: ExperimentOptions,
  print: (line: string) => void,
): void {
  if (pending.length === 0) {
    print(`Nothing to do: all ${tasks.length} results are current.`);
    return;
  }
  print(`To do: ${pending.length} of ${tasks.length} results.`);
  for (const {task, reason} of pending) print(`  ${task.label} (${reason})`);
  const operations = pending.reduce((sum, {task}) => sum + task.operations, 0);
  const seconds = operations / usualSpeed / Math.min(jobs, pending.length);
  print(
    `That is ${(operations / 1e12).toFixed(1)} tera-operations: about ${formatDuration(seconds)}, ${jobs} at a time.`,
  );
}

function printList(tasks: readonly Task[], pending: readonly Pending[], print: (line: string) => void): void {
  const reasons = new Map(pending.map(({task, reason}) => [task, reason]));
  for (const task of tasks) print(`${task.id.padEnd(26)} ${(reasons.get(task) ?? 'current').padEnd(10)} ${task.label}`);
}

function groupOf(task: Task): string {
  return task.kind === 'trial' ? task.study : task.analysis;
}
