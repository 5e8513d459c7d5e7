import {studies} from '../studies/index.ts';
import {officialSplit} from '../studies/split.ts';
import {type KnownComputations, readComputations} from './computations.ts';
import {reasonToRun} from './current.ts';
import type {Folders} from './folders.ts';
import {allTasks, type Task} from './task.ts';

/** A task that must be done, and why. */
export interface Pending {
  task: Task;
  reason: string;
}

/** Those tasks whose record is not current, in their order. */
export async function pendingTasks(
  tasks: readonly Task[],
  folders: Pick<Folders, 'artifacts'>,
  computations: KnownComputations,
): Promise<Pending[]> {
  const reasons = await Promise.all(tasks.map((task) => reasonToRun(task, folders, computations)));
  return tasks.flatMap((task, place) => (reasons[place] ? [{task, reason: reasons[place]}] : []));
}

/** A line for each result of the full report that is not there, by what is on record; none where it is complete. */
export async function describeMissing(artifacts: string): Promise<string[]> {
  const folders = {artifacts};
  const tasks = allTasks(studies, officialSplit);
  const pending = await pendingTasks(tasks, folders, await readComputations(folders));
  return pending.map(({task, reason}) => `${task.label} (${reason})`);
}
