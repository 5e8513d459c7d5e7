import {mkdtemp, rm} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type {Folders} from '../../../experiments/execution/folders.ts';
import {trialTasks} from '../../../experiments/execution/list-tasks.ts';
import type {TrialTask} from '../../../experiments/execution/task.ts';
import {quicken} from '../../../experiments/studies/quick.ts';
import {simpleNetwork} from '../../../experiments/studies/simple-network.ts';
import type {Study} from '../../../experiments/studies/study.ts';
import {dataFolder} from '../../../scripts/setup/cache-folder.ts';

/** A real trial, the first of a study at a small scale; that of the simple network takes about a second. */
export function quickTrial(epochs = 3, whole: Study = simpleNetwork): TrialTask {
  const study = quicken(whole);
  const configuration = study.configurations[0]!;
  return trialTasks(study, {...configuration, training: {...configuration.training, epochs}})[0]!;
}

/** Folders of their own for results and checkpoints, with the real data; gone when disposed of. */
export async function temporaryFolders(): Promise<Folders & AsyncDisposable> {
  const root = await mkdtemp(path.join(os.tmpdir(), 'experiments-'));
  return {
    artifacts: path.join(root, 'artifacts'),
    checkpoints: path.join(root, 'checkpoints'),
    data: dataFolder(),
    [Symbol.asyncDispose]: () => rm(root, {recursive: true}),
  };
}
