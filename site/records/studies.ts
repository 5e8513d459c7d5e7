import type {DatasetName, Group, StudySummary} from '../../experiments/artifacts/schema.ts';
import {write} from '../format/numbers.ts';
import {datasetNames} from './datasets.ts';
import type {Records} from './records.ts';

/** The study of that name. Throws naming what exists. */
export function studyNamed({studies}: Pick<Records, 'studies'>, name: string): StudySummary {
  const study = studies[name];
  if (!study) throw new Error(`unknown study: ${name} (expected one of ${Object.keys(studies).join(', ')})`);
  return study;
}

/** The study's groups in the order of the data sets; none of a study that has not begun. */
export function groupsIn({studies}: Pick<Records, 'studies'>, name: string): Group[] {
  const study = studies[name];
  return study ? groupsOf(study) : [];
}

/** A model's groups, one a data set. */
export type Model = [Group, ...Group[]];

/** The models of a study. */
export function modelsIn(records: Pick<Records, 'studies'>, name: string): Model[] {
  return [...Map.groupBy(groupsIn(records, name), ({model}) => model).values()] as Model[];
}

/** The study's groups in the order of the data sets. */
export function groupsOf(study: Pick<StudySummary, 'groups'>): Group[] {
  return datasetNames.flatMap((dataset) => study.groups.filter((group) => group.dataset === dataset));
}

/** The group of one data set. Throws where the study leaves that data set out. */
export function groupOn(study: StudySummary, dataset: DatasetName): Group {
  const group = study.groups.find((candidate) => candidate.dataset === dataset);
  if (!group) throw new Error(`missing group: ${study.name} on ${dataset} (expected one a data set)`);
  return group;
}

/** Where the runs of a study are listed: alone with a script, from the fragment on without one. */
export function studyPage({name, title}: Pick<StudySummary, 'name' | 'title'>): string {
  return `/runs/?${new URLSearchParams({study: title})}#study-${name}`;
}

interface Progress {
  finished: number;
  diverged: number; // those whose loss was no longer finite: they have no result
  total: number;
}

/** How many trials of these studies have finished; one that several of them share counts once. */
export function progress(...studies: (Pick<StudySummary, 'groups'> | undefined)[]): Progress {
  const trials = studies.flatMap((study) => study?.groups.flatMap((group) => group.trials) ?? []);
  const finished = trials.filter((trial) => trial.finished);
  const diverged = trials.filter(({divergedIn}) => divergedIn !== undefined);
  return {finished: distinct(finished), diverged: distinct(diverged), total: distinct(trials)};
}

/** "5 of 6 trainings so far; 1 diverged, and is left out." */
export function tellProgress({finished, diverged, total}: Progress): string {
  const lost = diverged > 0 ? `; ${diverged} diverged, and ${diverged === 1 ? 'is' : 'are'} left out` : '';
  return `${write(finished, 'count')} of ${write(total, 'count')} trainings${finished + diverged < total ? ' so far' : ''}${lost}.`;
}

function distinct(trials: {key: string}[]): number {
  return new Set(trials.map(({key}) => key)).size;
}

/** What a model, or an ensemble, is called on the page. */
export function modelTitle(records: Records, model: string): string {
  return modelNamed(records, model)?.title ?? model;
}

/** The family of a model, or of an ensemble, which decides its colour: "NN"; "" of what is not on record. */
export function architectureOf(records: Records, model: string): string {
  return modelNamed(records, model)?.architecture ?? '';
}

function modelNamed({studies, findings}: Records, model: string): {title: string; architecture: string} | undefined {
  const groups = Object.values(studies).flatMap((study) => study.groups.filter((group) => group.model === model));
  const ensembles = findings.ensembles?.ensembles ?? [];
  const [first] = groups;
  return first ? {...first, title: titleOnAll(groups)} : ensembles.find(({name}) => name === model);
}

/** "Simple NN, 50 or 108 epochs" where a model is trained longer on one data set than on another. */
function titleOnAll(groups: readonly Group[]): string {
  const number = /\d+(?= epochs$)/;
  const numbers = new Set(groups.map(({title}) => number.exec(title)?.[0]));
  return groups[0]!.title.replace(number, [...numbers].join(' or '));
}
