import type {Records} from '../records.ts';
import {finishedTrials, groupsOf, studyNamed} from '../studies.ts';
import type {Source} from './figure.ts';

/** The finished runs of a study, by data set. */
export function runsOf(records: Records, study: string): Source[] {
  const sources = groupsOf(studyNamed(records, study)).map((group) => ({
    title: `Runs on ${records.datasets[group.dataset].title}`,
    links: finishedTrials(group).map((key, index) => ({text: String(index + 1), path: `/runs/${key}/`})),
  }));
  return sources.filter(({links}) => links.length > 0);
}

/** The analyses of both data sets, as the methods page lists them. */
export function analyses(records: Records, folder: 'datasets' | 'look-alikes'): Source[] {
  const links = Object.values(records.datasets).map(({dataset, title}) => ({
    text: title,
    path: `/methods/#${folder}-${dataset}`,
  }));
  return [{title: 'Analysis of', links}];
}
