import {contentKey} from '../artifacts/content-key.ts';
import {sizeOf} from '../artifacts/data-shape.ts';
import type {DatasetName, SplitConfig, Trial} from '../artifacts/schema.ts';
import {datasetNames, datasetOf, shapeOf} from '../datasets/index.ts';
import type {EngineName} from '../engine/binding.ts';
import {findings} from '../findings/index.ts';
import {buildNetwork} from '../models/index.ts';
import {trainingOperations} from '../models/summarize.ts';
import {halvingEpochs} from '../search/halving.ts';
import {profile, type SplitOf} from '../studies/profile.ts';
import {type Configuration, type Kept, kept, type SearchPlan, type Study, trialOf} from '../studies/study.ts';
import {type AnalysisName, analyses} from './analyses.ts';

/** One piece of work, as plain data: it is sent to another process. */
export type Task = TrialTask | SearchTask | AnalysisTask | FindingTask;

export interface TrialTask {
  kind: 'trial';
  id: string; // the trial's key
  label: string;
  study: string;
  trial: Trial;
  final: boolean; // whether it is run on the test split
  keepsWeights: boolean; // whether its record holds the weights
  keeps: Kept; // and what of that which it says of images
  asksChanged: boolean; // whether it is also run on test images that are moved, turned and scaled
  operations: number;
  engine?: EngineName; // that is asked for
}

export interface SearchTask extends Pick<SearchPlan, 'title' | 'question' | 'method' | 'rungs' | 'factor'> {
  kind: 'search';
  id: string; // "searches/<name>"
  label: string;
  search: string; // its name
  candidates: TrialTask[];
  operations: number; // about, where candidates differ in their networks
}

export interface AnalysisTask {
  kind: 'analysis';
  id: string;
  label: string;
  analysis: AnalysisName;
  dataset: DatasetName;
  split: SplitConfig;
  operations: number; // about
}

export interface FindingTask {
  kind: 'finding';
  id: string; // "findings/<name>"
  label: string;
  finding: string;
  source: string; // the fingerprint of its code
  quick: boolean; // of the trials of the quick profile
  operations: number; // about
}

/** The trials of one configuration of a study, one a seed. */
export function trialTasks(
  study: Pick<Study, 'name' | 'final' | 'keepsWeights' | 'keeps' | 'asksChanged' | 'seeds'>,
  configuration: Configuration,
): TrialTask[] {
  return study.seeds.map((seed, place) => {
    const trial = trialOf(configuration, seed);
    const {split, training} = trial;
    return {
      kind: 'trial',
      id: contentKey(trial),
      label: `${study.name}: ${configuration.model.title}, ${datasetOf(trial.dataset).title}, seed ${seed}`,
      study: study.name,
      trial,
      final: study.final,
      keepsWeights: (study.keepsWeights ?? study.final) && place === 0,
      keeps: study.keeps ?? 'probabilities',
      asksChanged: study.asksChanged ?? false,
      operations: trainingOperations(
        buildNetwork(trial.model, shapeOf(trial.dataset)),
        split.trainingCount,
        training.epochs,
      ),
    };
  });
}

/** Each search as one task. */
export function searchTasks(searches: readonly SearchPlan[]): SearchTask[] {
  return searches.map(({name, title, question, candidates, seed, method, rungs, factor}) => {
    const tasks = candidates.flatMap((candidate) => trialTasks({name, final: false, seeds: [seed]}, candidate));
    const epochs = halvingEpochs(tasks.length, rungs, factor);
    return {
      kind: 'search',
      id: `searches/${name}`,
      label: `search: ${title}`,
      search: name,
      title,
      question,
      ...(method && {method}),
      rungs,
      factor,
      candidates: tasks,
      operations: (epochs * tasks.reduce((sum, task) => sum + operationsOfEpoch(task), 0)) / tasks.length,
    };
  });
}

/** Multiplications and additions of one epoch of a trial. */
export function operationsOfEpoch({operations, trial}: TrialTask): number {
  return operations / trial.training.epochs;
}

/** Every analysis of every data set. */
export function analysisTasks(splitOf: SplitOf): AnalysisTask[] {
  return (Object.keys(analyses) as AnalysisName[]).flatMap((analysis) =>
    datasetNames.map((dataset) => {
      const split = splitOf(dataset);
      return {
        kind: 'analysis',
        id: `${analysis}/${dataset}`,
        label: `${analysis}: ${datasetOf(dataset).title}`,
        analysis,
        dataset,
        split,
        operations: split.trainingCount * split.testCount * sizeOf(shapeOf(dataset)) * 2, // distances from each image to each
      };
    }),
  );
}

/** All tasks of the studies, each once: a trial of several is final, or keeps more, where it is or does in one. */
export function allTasks(studies: readonly Study[], splitOf: SplitOf): Task[] {
  const trials = new Map<string, TrialTask>();
  const named = studies.flatMap((study) => study.configurations.flatMap((each) => trialTasks(study, each)));
  for (const task of named) {
    const known = trials.get(task.id);
    const both = known && {
      final: known.final || task.final,
      keepsWeights: known.keepsWeights || task.keepsWeights,
      keeps: kept[Math.max(kept.indexOf(known.keeps), kept.indexOf(task.keeps))]!,
      asksChanged: known.asksChanged || task.asksChanged,
    };
    trials.set(task.id, known ? {...known, ...both} : task);
  }
  return [...analysisTasks(splitOf), ...trials.values()];
}

/** A task whose trainings are done by an engine. */
export function withEngine<T extends Task>(task: T, engine: EngineName | undefined): T {
  if (!engine) return task;
  switch (task.kind) {
    case 'trial':
      return {...task, engine};
    case 'search':
      return {...task, candidates: task.candidates.map((candidate) => ({...candidate, engine}))};
    default:
      return task;
  }
}

export function isTrial(task: Task): task is TrialTask {
  return task.kind === 'trial';
}

/** What a task belongs to: its study, its search or its analysis by name, or "findings". */
export function groupOf(task: Task): string {
  switch (task.kind) {
    case 'trial':
      return task.study;
    case 'search':
      return task.search;
    case 'analysis':
      return task.analysis;
    case 'finding':
      return 'findings';
  }
}

/** Every finding of the full profile or of the quick one; `source` holds the fingerprints of their code. */
export function findingTasks(source: Readonly<Record<string, string>>, quick: boolean): FindingTask[] {
  const chosen = profile(quick).findings;
  return findings
    .filter(({name}) => chosen?.includes(name) ?? true)
    .map(({name}) => ({
      kind: 'finding',
      id: `findings/${name}`,
      label: `finding: ${name}`,
      finding: name,
      source: source[name]!,
      quick,
      operations: 1e12,
    }));
}

/** A task that must be done, and why. */
export interface Pending {
  task: Task;
  reason: string;
}

/** How far a task is: `share` is 0 ... 1. A task that goes on where an earlier run stopped says so first. */
export type ProgressEvent = {kind: 'resumed' | 'progress'; share: number} | {kind: 'noticed'; message: string}; // something that the user should know, though the task goes on
