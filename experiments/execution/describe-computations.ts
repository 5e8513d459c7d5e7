import {fork} from 'node:child_process';
import {once} from 'node:events';
import path from 'node:path';
import type {KnownComputations} from './computations.ts';
import type {Folders} from './folders.ts';
import type {TrialTask} from './task.ts';

/** Finds what trials compute, in a process of its own, since that loads the engine. */
export async function describeComputations(tasks: readonly TrialTask[], folders: Folders): Promise<KnownComputations> {
  const child = fork(path.join(import.meta.dirname, 'describer.ts'), {
    env: {...process.env, TF_CPP_MIN_LOG_LEVEL: '2'},
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let said = '';
  child.stderr?.on('data', (chunk) => {
    said += chunk;
  });
  let found: KnownComputations | undefined;
  child.on('message', (message) => {
    found = message as KnownComputations;
  });
  child.send({tasks, folders});
  await once(child, 'close');
  if (!found) throw new Error(`cannot tell what the trials compute:\n${said.slice(-2000)}`);
  return found;
}
