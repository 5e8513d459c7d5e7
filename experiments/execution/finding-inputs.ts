import {canonicalJson, sha256} from '../artifacts/content-key.ts';
import type {FindingInputs, Result} from '../artifacts/schema.ts';
import type {Finding, PlannedTrial} from '../findings/finding.ts';
import {findings} from '../findings/index.ts';
import {profile} from '../studies/quick.ts';
import {readResult} from './computations.ts';
import type {Folders} from './folders.ts';
import {type FindingTask, type TrialTask, trialTasks} from './task.ts';

/** A trial of a finding, with its result where it has run. */
export interface FoundTrial extends PlannedTrial {
  task: TrialTask;
  result: Result | undefined;
}

/** The finding of a task. */
export function findingOf({finding}: FindingTask): Finding {
  return findings.find(({name}) => name === finding)!;
}

/** The trials that a finding is made from, in the order of the studies and of their seeds. */
export function findTrials(task: FindingTask, folders: Pick<Folders, 'artifacts'>): Promise<FoundTrial[]> {
  const finding = findingOf(task);
  const planned = profile(task.quick).studies.flatMap((study) =>
    study.configurations.flatMap((configuration) =>
      trialTasks(study, configuration).map((task) => ({study, configuration, seed: task.trial.seed, task})),
    ),
  );
  const used = planned.filter((trial) => finding.uses(trial));
  return Promise.all(used.map(async (trial) => ({...trial, result: await readResult(trial.task, folders)})));
}

/** What identifies a finding. */
export function findingInputs({source}: FindingTask, trials: readonly FoundTrial[]): FindingInputs {
  return {source, trials: sha256(canonicalJson(trials.map(({task, result}) => [task.id, task.label, result ?? null])))};
}
