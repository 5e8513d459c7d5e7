import type {ChildProcess} from 'node:child_process';
import path from 'node:path';
import {explainEnding} from '../artifacts/explain-ending.ts';
import {sweepDrafts} from '../artifacts/files.ts';
import type {Folders} from './folders.ts';
import {startChild} from './start-child.ts';
import type {Task} from './task.ts';
import type {Request, Response} from './worker.ts';

/** What happens to a task. */
export type PoolEvent =
  | {kind: 'started'; task: Task}
  | {kind: 'resumed'; task: Task; share: number} // goes on where an earlier run stopped, 0 ... 1
  | {kind: 'progress'; task: Task; share: number} // done so far, 0 ... 1
  | {kind: 'noticed'; task: Task; message: string} // the user should know, though the task goes on
  | {kind: 'done'; task: Task}
  | {kind: 'failed'; task: Task; message: string};

const worker = path.join(import.meta.dirname, 'worker.ts');

/**
 * Does tasks in order, `jobs` at a time, each in a process of its own with one thread: so the numbers do not depend on
 * how many run at once. A task that fails stops no other; `signal` ends them all. What killed processes have left half
 * written is removed first.
 */
export async function runPool(
  tasks: readonly Task[],
  folders: Folders,
  {jobs, signal, onEvent}: {jobs: number; signal: AbortSignal; onEvent: (event: PoolEvent) => void},
): Promise<void> {
  await Promise.all([folders.artifacts, folders.checkpoints].map(sweepDrafts));
  const waiting = [...tasks];
  const work = async () => {
    while (!signal.aborted) {
      const task = waiting.shift();
      if (!task) return;
      onEvent({kind: 'started', task});
      onEvent(await runInChild(task, folders, signal, onEvent));
    }
  };
  await Promise.all(Array.from({length: jobs}, work));
}

function runInChild(
  task: Task,
  folders: Folders,
  signal: AbortSignal,
  onEvent: (event: PoolEvent) => void,
): Promise<PoolEvent> {
  const child = startChild(worker);
  const stop = () => child.kill('SIGKILL'); // nothing is lost but the epoch under way
  signal.addEventListener('abort', stop);
  child.send({task, folders} satisfies Request);
  return outcome(child, task, onEvent).finally(() => {
    signal.removeEventListener('abort', stop);
    stop();
  });
}

function outcome(child: ChildProcess, task: Task, onEvent: (event: PoolEvent) => void): Promise<PoolEvent> {
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    said = (said + chunk).slice(-2000);
  });
  return new Promise((resolve) => {
    child.on('message', (response: Response) => {
      const event = {...response, task};
      if (event.kind === 'done' || event.kind === 'failed') resolve(event);
      else onEvent(event);
    });
    child.on('exit', (code, by) => {
      resolve({kind: 'failed', task, message: `its process ended by itself (${explainEnding(code, by)})\n${said}`});
    });
  });
}
