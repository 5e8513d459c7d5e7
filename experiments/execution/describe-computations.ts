import path from 'node:path';
import {canonicalJson} from '../artifacts/content-key.ts';
import {askChildren} from './ask-children.ts';
import type {KnownComputations} from './computations.ts';
import type {Answers, Request} from './describer.ts';
import type {Folders} from './folders.ts';
import type {TrialTask} from './task.ts';

const describer = path.join(import.meta.dirname, 'describer.ts');

/**
 * Finds what trials compute: 35 seconds of one core for 280. Those that share their recorded graphs go to the
 * same process, which records them once; the longest go first.
 */
export async function describeComputations(
  tasks: readonly TrialTask[],
  {data}: Pick<Folders, 'data'>,
): Promise<KnownComputations> {
  const groups = Map.groupBy(tasks, ({trial}) => canonicalJson([trial.model, trial.training]));
  const requests = [...groups.values()]
    .sort(([a], [b]) => operationsOfImage(b!) - operationsOfImage(a!))
    .map((tasks): Request => ({kind: 'computations', data, tasks}));
  const answers = await askChildren<Request, Answers['computations']>(describer, requests);
  return Object.fromEntries(answers.flat());
}

/** What is recorded of a trial's steps, as lines of text. */
export async function recordingOf(task: TrialTask, {data}: Pick<Folders, 'data'>): Promise<string[]> {
  const [lines] = await askChildren<Request, Answers['recording']>(describer, [{kind: 'recording', data, task}]);
  return lines!;
}

function operationsOfImage({operations, trial: {split, training}}: TrialTask): number {
  return operations / split.trainingCount / training.epochs;
}
