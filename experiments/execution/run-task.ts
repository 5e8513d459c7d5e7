import type {Folders} from './folders.ts';
import {runAnalysis} from './run-analysis.ts';
import {runFinding} from './run-finding.ts';
import {runSearch} from './run-search.ts';
import {runTrial} from './run-trial.ts';
import type {ProgressEvent, Task} from './task.ts';

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
