import type {Findings} from '../../experiments/artifacts/schema.ts';
import type {Records} from '../records.ts';
import {finishedTrials, groupsOf, studyNamed, studyPage} from '../studies.ts';
import type {Source} from './figure.ts';

/** The finished runs of a study of one model, by data set. */
export function runsOf(records: Records, study: string): Source[] {
  const sources = groupsOf(studyNamed(records, study)).map((group) => ({
    title: `Runs on ${records.datasets[group.dataset].title}`,
    links: finishedTrials(group).map((key, index) => ({text: String(index + 1), path: `/runs/${key}/`})),
  }));
  return sources.filter(({links}) => links.length > 0);
}

/** The studies, as the table of all runs lists them; those that have not begun are left out. */
export function runsOfStudies({studies}: Records, names: string[]): Source[] {
  const links = names.flatMap((name) =>
    studies[name] ? [{text: studies[name].title, path: studyPage(studies[name])}] : [],
  );
  return links.length ? [{title: 'Runs of', links}] : [];
}

/** The findings, as the methods page lists them. */
export function found(names: (keyof Findings)[]): Source[] {
  const links = names.map((name) => ({text: name.replaceAll('-', ' '), path: `/methods/#findings-${name}`}));
  return [{title: 'Finding', links}];
}

/** The analyses of both data sets, as the methods page lists them. */
export function analyses(records: Records, folder: 'datasets' | 'look-alikes'): Source[] {
  const links = Object.values(records.datasets).map(({dataset, title}) => ({
    text: title,
    path: `/methods/#${folder}-${dataset}`,
  }));
  return [{title: 'Analysis of', links}];
}
