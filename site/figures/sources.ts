import type {Records} from '../records.ts';
import {finishedTrials, groupsOf, studyNamed} from '../studies.ts';
import type {Source} from './figure.ts';

/** The runs of a study, one link each. */
export function runsOf(records: Records, study: string): Source[] {
  return groupsOf(studyNamed(records, study)).flatMap((group) =>
    finishedTrials(group).map((key, index) => ({
      title: `${records.datasets[group.dataset].title} ${index + 1}`,
      path: `/runs/${key}/`,
    })),
  );
}

/** The analyses of both data sets, as the methods page lists them. */
export function analyses(records: Records, folder: 'datasets' | 'look-alikes'): Source[] {
  return Object.values(records.datasets).map(({dataset, title}) => ({title, path: `/methods/#${folder}-${dataset}`}));
}
