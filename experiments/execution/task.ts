import type {DatasetName, SplitConfig, Trial} from '../artifacts/schema.ts';
import type {Effort} from '../datasets/report.ts';
import type {EngineName} from '../engine/binding.ts';
import type {Kept, SearchPlan} from '../studies/study.ts';
import type {AnalysisName} from './analyses.ts';

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
  effort?: Effort; // of those of another effort than the report asks for
  operations: number; // about
}

/** Multiplications and additions of one epoch of a trial. */
export function operationsOfEpoch({operations, trial}: TrialTask): number {
  return operations / trial.training.epochs;
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

/** A task that must be done, and why. */
export interface Pending {
  task: Task;
  reason: string;
}

/** How far a task is: `share` is 0 ... 1. A task that goes on where an earlier run stopped says so first. */
export type ProgressEvent = {kind: 'resumed' | 'progress'; share: number} | {kind: 'noticed'; message: string}; // something that the user should know, though the task goes on
