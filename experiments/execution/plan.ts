import {usualDuration} from './cost.ts';
import {outlinePending} from './outline.ts';
import {formatDuration} from './progress.ts';
import type {Results} from './results.ts';
import type {Pending} from './task.ts';
import {isTrial, type Task} from './task.ts';

type Print = (line: string) => void;

const shownTasks = 12; // more of them are told by their study

/** Says what is to be done, why, and about what it will cost. */
export function printPlan(tasks: readonly Task[], pending: readonly Pending[], jobs: number, print: Print): void {
  if (pending.length === 0) {
    print(`Nothing to do: all ${tasks.length} results are current.`);
    return;
  }
  print(`To do: ${pending.length} of ${tasks.length} results.`);
  for (const line of outlinePending(tasks, pending, shownTasks)) print(`  ${line}`);
  const operations = pending.reduce((sum, {task}) => sum + task.operations, 0);
  const duration = formatDuration(
    usualDuration(
      pending.map(({task}) => task),
      jobs,
    ),
  );
  print(`That is ${(operations / 1e12).toFixed(1)} tera-operations: about ${duration}, ${jobs} at a time.`);
}

/** Lists every task and whether it is current. */
export function printList(tasks: readonly Task[], pending: readonly Pending[], print: Print): void {
  const reasons = reasonsOf(pending);
  for (const task of tasks) print(`${task.id.padEnd(26)} ${(reasons.get(task) ?? 'current').padEnd(10)} ${task.label}`);
}

/** Names the trials that have diverged: they are current, and have no result. */
export async function printDiverged(
  tasks: readonly Task[],
  pending: readonly Pending[],
  results: Results,
  print: Print,
): Promise<void> {
  const reasons = reasonsOf(pending);
  for (const task of tasks) {
    if (!isTrial(task) || reasons.has(task) || (await results.read(task.id))) continue;
    const {divergedIn} = (await results.readDivergence(task.id)) ?? {};
    if (divergedIn !== undefined) print(`Diverged in epoch ${divergedIn}, so without a result: ${task.label}`);
  }
}

/** Says of the tasks whose id begins with `start`, and which it returns, why they must be done. */
export function printReasons(tasks: readonly Task[], pending: readonly Pending[], start: string, print: Print): Task[] {
  const chosen = tasks.filter(({id}) => id.startsWith(start));
  if (chosen.length === 0) throw new Error(`invalid trial: ${start} (expected the start of one of --list)`);
  const reasons = reasonsOf(pending);
  for (const task of chosen) print(`${task.id} ${task.label}: ${reasons.get(task) ?? 'current'}`);
  return chosen;
}

function reasonsOf(pending: readonly Pending[]): Map<Task, string> {
  return new Map(pending.map(({task, reason}) => [task, reason]));
}
