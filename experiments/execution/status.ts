import {studies} from '../studies/index.ts';
import {officialSplit} from '../studies/split.ts';
import {reasonToRun} from './current.ts';
import {allTasks, type Task} from './task.ts';

/** A task that must be done, and why. */
export interface Pending {
  task: Task;
  reason: string;
}

/** Those tasks whose record is not current, in their order. */
export async function pendingTasks(tasks: readonly Task[], artifacts: string): Promise<Pending[]> {
  const reasons = await Promise.all(tasks.map((task) => reasonToRun(task, {artifacts})));
  return tasks.flatMap((task, place) => (reasons[place] ? [{task, reason: reasons[place]}] : []));
}

/** A line for each result of the full report that is not there; none where it is complete. */
export async function describeMissing(artifacts: string): Promise<string[]> {
  const pending = await pendingTasks(allTasks(studies, officialSplit), artifacts);
  return pending.map(({task, reason}) => `${task.label} (${reason})`);
}
