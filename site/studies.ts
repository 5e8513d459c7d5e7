import type {DatasetName, Group, StudySummary} from '../experiments/artifacts/schema.ts';
import {datasetNames} from './datasets.ts';
import type {Records} from './records.ts';

/** The study of that name. Throws naming what exists. */
export function studyNamed({studies}: Pick<Records, 'studies'>, name: string): StudySummary {
  const study = studies[name];
  if (!study) throw new Error(`unknown study: ${name} (expected one of ${Object.keys(studies).join(', ')})`);
  return study;
}

/** The study's groups in the order of the data sets. */
export function groupsOf(study: StudySummary): Group[] {
  return datasetNames.flatMap((dataset) => study.groups.filter((group) => group.dataset === dataset));
}

/** The group of one data set. Throws where the study leaves that data set out. */
export function groupOn(study: StudySummary, dataset: DatasetName): Group {
  const group = study.groups.find((candidate) => candidate.dataset === dataset);
  if (!group) throw new Error(`missing group: ${study.name} on ${dataset} (expected one a data set)`);
  return group;
}

/** How many of the study's trials have finished. */
export function progress({groups}: StudySummary): {finished: number; total: number} {
  const trials = groups.flatMap((group) => group.trials);
  return {finished: trials.filter(({finished}) => finished).length, total: trials.length};
}

/** The keys of a group's finished trials. */
export function finishedTrials({trials}: Group): string[] {
  return trials.filter(({finished}) => finished).map(({key}) => key);
}

/** What a model is called on the page. */
export function modelTitle({studies}: Records, model: string): string {
  const groups = Object.values(studies).flatMap((study) => study.groups);
  return groups.find((group) => group.model === model)?.title ?? model;
}
