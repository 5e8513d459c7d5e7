import type {PoolEvent} from './pool.ts';
import type {Task} from './task.ts';

/** How far a pool is. */
export interface Progress {
  tasks: readonly Task[];
  startedAt: number; // milliseconds
  running: Map<Task, number>; // the share that is done, 0 ... 1
  finished: Set<Task>;
  resumed: number; // operations that had been done before the pool started
}

export function startProgress(tasks: readonly Task[], now: number): Progress {
  return {tasks, startedAt: now, running: new Map(), finished: new Set(), resumed: 0};
}

/** Takes in what happened to a task. */
export function updateProgress(progress: Progress, event: PoolEvent): void {
  const {task} = event;
  if (event.kind === 'noticed') return;
  if (event.kind === 'started') progress.running.set(task, 0);
  else if (event.kind === 'progress') progress.running.set(task, event.share);
  else if (event.kind === 'resumed') {
    progress.running.set(task, event.share);
    progress.resumed += event.share * task.operations;
  } else {
    progress.running.delete(task);
    progress.finished.add(task);
  }
}

/** The time left in milliseconds, by the speed so far; `undefined` before anything can be said. */
export function timeLeft({tasks, startedAt, running, finished, resumed}: Progress, now: number): number | undefined {
  const total = sum(tasks, () => 1);
  const done = sum(tasks, (task) => (finished.has(task) ? 1 : (running.get(task) ?? 0)));
  const speed = (done - resumed) / (now - startedAt);
  return speed > 0 ? (total - done) / speed : undefined;
}

function sum(tasks: readonly Task[], share: (task: Task) => number): number {
  return tasks.reduce((total, task) => total + share(task) * task.operations, 0);
}

/** A number of seconds in words. */
export function formatDuration(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)} s`;
  if (seconds < 90 * 60) return `${Math.round(seconds / 60)} min`;
  return `${(seconds / 3600).toFixed(1)} h`;
}
