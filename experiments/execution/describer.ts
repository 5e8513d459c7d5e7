import type {Computation} from '../artifacts/schema.ts';
import type {Dataset} from '../datasets/dataset.ts';
import {loadDataset} from '../datasets/load.ts';
import {computationOf} from './computation-of.ts';
import type {Folders} from './folders.ts';
import type {TrialTask} from './task.ts';

// A child process: finds what trials compute, and ends.

process.once('message', async ({tasks, folders}: {tasks: TrialTask[]; folders: Folders}) => {
  const loaded = new Map<string, Promise<Dataset>>();
  const found: Record<string, Computation> = {};
  for (const {id, trial} of tasks) {
    const key = JSON.stringify([trial.dataset, trial.split]);
    if (!loaded.has(key)) loaded.set(key, loadDataset(folders.data, trial.dataset, trial.split));
    found[id] = computationOf(trial, await loaded.get(key)!);
  }
  process.send!(found, () => process.disconnect());
});
