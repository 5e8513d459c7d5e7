import type {Findings} from '../../experiments/artifacts/schema.ts';
import {descriptionOf} from '../records/datasets.ts';
import {evidencePage} from '../records/evidence.ts';
import {finishedTrials} from '../records/finished-trials.ts';
import type {Records} from '../records/records.ts';
import {groupsIn, groupsOf, studyPage} from '../records/studies.ts';
import {versionOfAnalysis, versionOfFinding, versionOfRuns} from '../records/versions.ts';
import type {Source} from './figure.ts';

/** The finished runs of one model of a study, by data set. */
export function runsOf(records: Records, study: string, model: string): Source[] {
  const groups = groupsIn(records, study).filter((group) => group.model === model);
  const sources = groups.map((group) => ({
    title: `Runs on ${descriptionOf(records, group.dataset).title}`,
    links: finishedTrials(group).map((key, index) => ({text: String(index + 1), path: `/runs/${key}/`})),
    version: versionOfRuns(records, finishedTrials(group)),
  }));
  return sources.filter(({links}) => links.length > 0);
}

/** The studies, as the table of all runs lists them; those that have not begun are left out. */
export function runsOfStudies(records: Records, names: string[]): Source[] {
  const studies = names.flatMap((name) => records.studies[name] ?? []);
  const links = studies.map((study) => ({text: study.title, path: studyPage(study)}));
  const version = versionOfRuns(records, studies.flatMap(groupsOf).flatMap(finishedTrials));
  return links.length ? [{title: 'Runs of', links, version}] : [];
}

/** The findings, each with the page of its record. */
export function found(records: Records, names: (keyof Findings)[]): Source[] {
  const links = names
    .filter((name) => records.findings[name])
    .map((name) => ({text: name.replaceAll('-', ' '), path: evidencePage(name)}));
  const version = names.map((name) => versionOfFinding(records, name)).join('; ');
  return [{title: 'Finding', links, version}];
}

/** The analyses of the data sets, each with the page of its record. */
export function analyses(records: Records, folder: 'datasets' | 'look-alikes'): Source[] {
  const described = Object.values(records.datasets);
  const links = described.map(({dataset, title}) => ({text: title, path: evidencePage(`${folder}-${dataset}`)}));
  const version = described.map(({dataset}) => versionOfAnalysis(records, folder, dataset)).join('; ');
  return [{title: 'Analysis of', links, version}];
}
