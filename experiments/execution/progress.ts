import {usualSeconds} from './cost.ts';
import type {PoolEvent} from './pool.ts';
import type {Task} from './task.ts';

const believed = 30; // seconds of this run that the usual speed weighs as much as

/** How far a pool is. */
export interface Progress {
  tasks: readonly Task[];
  jobs: number; // how many run at once
  startedAt: number; // milliseconds
  running: Map<Task, number>; // the share that is done, 0 ... 1
  finished: Set<Task>;
  resumed: number; // usual seconds of work that had been done before the pool started
}

export function startProgress(tasks: readonly Task[], now: number, jobs = 1): Progress {
  return {tasks, jobs, startedAt: now, running: new Map(), finished: new Set(), resumed: 0};
}

/** Takes in what happened to a task. */
export function updateProgress(progress: Progress, event: PoolEvent): void {
  const {task} = event;
  if (event.kind === 'noticed') return;
  if (event.kind === 'started') progress.running.set(task, 0);
  else if (event.kind === 'progress') progress.running.set(task, event.share);
  else if (event.kind === 'resumed') {
    progress.running.set(task, event.share);
    progress.resumed += event.share * usualSeconds(task);
  } else {
    progress.running.delete(task);
    progress.finished.add(task);
  }
}

/** The time left in milliseconds: by the usual speed at first, and more and more by that of this run. */
export function timeLeft({tasks, jobs, startedAt, running, finished, resumed}: Progress, now: number): number {
  const total = sum(tasks, () => 1);
  const done = sum(tasks, (task) => (finished.has(task) ? 1 : (running.get(task) ?? 0)));
  const seconds = (now - startedAt) / 1000;
  const speed = (done - resumed + jobs * believed) / (seconds + believed);
  return (1000 * (total - done)) / speed;
}

function sum(tasks: readonly Task[], share: (task: Task) => number): number {
  return tasks.reduce((total, task) => total + share(task) * usualSeconds(task), 0);
}

/** A number of seconds in words. */
export function formatDuration(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)} s`;
  if (seconds < 90 * 60) return `${Math.round(seconds / 60)} min`;
  return `${(seconds / 3600).toFixed(1)} h`;
}
