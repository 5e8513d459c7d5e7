import {profile} from '../studies/profile.ts';
import {type KnownComputations, readComputations} from './computations.ts';
import {reasonToRun} from './current.ts';
import type {Folders} from './folders.ts';
import {allTasks, searchTasks} from './list-tasks.ts';
import {outlinePending} from './outline.ts';
import {openResults} from './results.ts';
import type {Pending, Task} from './task.ts';

/** Those tasks whose record is not current, in their order. */
export async function pendingTasks(
  tasks: readonly Task[],
  folders: Pick<Folders, 'artifacts'>,
  computations: KnownComputations,
  results = openResults(folders),
): Promise<Pending[]> {
  const reasons = await Promise.all(tasks.map((task) => reasonToRun(task, folders, computations, results)));
  return tasks.flatMap((task, place) => (reasons[place] ? [{task, reason: reasons[place]}] : []));
}

/**
 * How many results of the full report are not there, by what is on record, and lines that tell which: one a result where
 * there are up to `limit`, else one a study.
 */
export async function describeMissing(artifacts: string, limit: number): Promise<{count: number; lines: string[]}> {
  const folders = {artifacts};
  const {studies, searches, splitOf} = profile(false);
  const tasks = [...searchTasks(searches), ...allTasks(studies, splitOf)];
  const pending = await pendingTasks(tasks, folders, await readComputations(folders));
  return {count: pending.length, lines: outlinePending(tasks, pending, limit)};
}
