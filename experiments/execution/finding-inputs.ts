import {canonicalJson, sha256} from '../artifacts/content-key.ts';
import type {FindingInputs} from '../artifacts/schema.ts';
import type {Finding, PlannedTrial} from '../findings/finding.ts';
import {findings} from '../findings/index.ts';
import {profile} from '../studies/profile.ts';
import {trialTasks} from './list-tasks.ts';
import type {Recorded, Results} from './results.ts';
import type {FindingTask, TrialTask} from './task.ts';

/** A trial of a finding, with its result where it has run. */
export interface FoundTrial extends PlannedTrial {
  task: TrialTask;
  found: Recorded | undefined;
}

/** The finding of a task. */
export function findingOf({finding}: FindingTask): Finding {
  return findings.find(({name}) => name === finding)!;
}

/** The trials that a finding is made from, in the order of the studies and of their seeds. */
export function findTrials(task: FindingTask, results: Results): Promise<FoundTrial[]> {
  const finding = findingOf(task);
  const used = plannedTrials(task).filter((trial) => finding.uses(trial));
  return Promise.all(used.map(async (trial) => ({...trial, found: await results.read(trial.task.id)})));
}

type OfProfile = Pick<FindingTask, 'quick' | 'effort'>;

const planned = new Map<string, Omit<FoundTrial, 'found'>[]>();

/** All trials of a profile; listed once, since every finding asks for them. */
export function plannedTrials({quick, effort}: OfProfile): Omit<FoundTrial, 'found'>[] {
  const key = JSON.stringify([quick, effort]);
  const trials = planned.get(key) ?? listTrials({quick, ...(effort && {effort})});
  planned.set(key, trials);
  return trials;
}

function listTrials({quick, effort}: OfProfile): Omit<FoundTrial, 'found'>[] {
  return profile(quick, effort).studies.flatMap((study) =>
    study.configurations.flatMap((configuration) =>
      trialTasks(study, configuration).map((task) => ({study, configuration, seed: task.trial.seed, task})),
    ),
  );
}

/** What identifies a finding. */
export async function findingInputs(
  task: FindingTask,
  trials: readonly FoundTrial[],
  results: Results,
): Promise<FindingInputs> {
  const {tellsRuns = false, searches = [], quotes} = findingOf(task);
  const told = trials.map(async ({study, configuration, task, found}) => {
    const named = [task.id, study.name, configuration.model.title, found?.digest ?? null];
    return tellsRuns && found ? [...named, await results.digestRun(task.id)] : named;
  });
  const searched = await Promise.all(searches.map(async (name) => [name, await results.digestSearch(name)]));
  const quoted = quotes ? [quotes()] : [];
  return {source: task.source, trials: sha256(canonicalJson([...(await Promise.all(told)), ...searched, ...quoted]))};
}
