import type {Folders} from './folders.ts';
import {runAnalysis} from './run-analysis.ts';
import {runFinding} from './run-finding.ts';
import {runSearch} from './run-search.ts';
import {runTrial} from './run-trial.ts';
import type {Task} from './task.ts';

/** How far a task is: `share` is 0 ... 1. A task that goes on where an earlier run stopped says so first. */
export type ProgressEvent = {kind: 'resumed' | 'progress'; share: number} | {kind: 'noticed'; message: string}; // something that the user should know, though the task goes on

/** Does a task and writes its record. */
export async function runTask(task: Task, folders: Folders, onProgress: (event: ProgressEvent) => void): Promise<void> {
  switch (task.kind) {
    case 'trial':
      return runTrial(task, folders, onProgress);
    case 'search':
      return runSearch(task, folders, onProgress);
    case 'analysis':
      return runAnalysis(task, folders);
    case 'finding':
      return runFinding(task, folders);
  }
}
