import {searches, studies} from '../studies/index.ts';
import type {Pending} from './task.ts';
import {groupOf, type Task} from './task.ts';

/** What must be done and why, a line a task; where there are more than `limit`, a line a study, with the reasons counted. */
export function outlinePending(tasks: readonly Task[], pending: readonly Pending[], limit: number): string[] {
  if (pending.length <= limit) return pending.map(({task, reason}) => `${task.label} (${reason})`);
  const all = Map.groupBy(tasks, groupOf);
  return [...Map.groupBy(pending, ({task}) => groupOf(task))].map(
    ([group, due]) => `${titleOf(group)}: ${due.length} of ${all.get(group)!.length} (${countReasons(due)})`,
  );
}

/** The name by which a group can be asked for, and its title where it has one. */
function titleOf(group: string): string {
  const title = [...studies, ...searches].find(({name}) => name === group)?.title;
  return title ? `${group}, "${title}"` : group;
}

/** "57 missing", or "57 missing; 3: the data changed": the most frequent first. */
function countReasons(pending: readonly Pending[]): string {
  return [...Map.groupBy(pending, ({reason}) => reason)]
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([reason, due]) => (reason === 'missing' ? `${due.length} missing` : `${due.length}: ${reason}`))
    .join('; ');
}
