import {counted} from '../../format/numbers.ts';
import type {Records} from '../../records/records.ts';
import {type Candidate, candidateName, gridOf} from '../../report/tuning.ts';
import type {Table} from '../../tables/table.ts';

/** One choice of a network of the grid. */
export interface Choice {
  title: string;
  short: string;
  words: (value: number) => string; // "64 dense units"
  of: (candidate: Candidate) => number | undefined; // nothing where the network has no such layer
}

const filters = (place: number): Choice => ({
  title: `Filters of convolution ${place + 1}`,
  short: `Filters ${place + 1}`,
  words: (value) => `${value} filters in convolution ${place + 1}`,
  of: (candidate) => candidate.filters[place],
});

/** What was chosen for each network, in the order of its layers. */
export const choices: readonly Choice[] = [
  {
    title: 'Number of convolutions',
    short: 'Convolutions',
    words: (value) => counted(value, 'convolution'),
    of: (candidate) => candidate.filters.length,
  },
  filters(0),
  filters(1),
  filters(2),
  {
    title: 'Dense units',
    short: 'Dense units',
    words: (value) => `${value} dense units`,
    of: (candidate) => candidate.denseUnits,
  },
];

/** Whether there are networks to compare. */
export function hasSeveral(records: Records): boolean {
  return (gridOf(records)?.configurations.length ?? 0) > 1;
}

/** Whether a network is to stand out: it cannot be told apart from the highest, or, until that is known, is the highest. */
export function standsOut({tied, rank}: Candidate): boolean {
  return tied ?? rank === 1;
}

/** What the charts of choices say of their full marks. */
export function marked(records: Records): string {
  return gridOf(records)!.noise
    ? 'Green: those that cannot be told apart from the highest.'
    : 'Green: the highest so far.';
}

/** Each network with its choices and its accuracy, the best first. */
export function choicesTable(records: Records): Table {
  return {
    columns: [
      {name: 'Network', as: 'text'},
      ...choices.map(({title}) => ({name: title, as: 'count' as const})),
      {name: 'Validation accuracy', as: 'percent', digits: 2},
    ],
    rows: gridOf(records)!
      .configurations.toSorted((a, b) => a.rank - b.rank)
      .map((each) => [candidateName(each), ...choices.map(({of}) => of(each) ?? ''), each.last.accuracy]),
  };
}
