import {datasetNames} from '../datasets.ts';
import {list, say} from '../phrases.ts';
import type {Records} from '../records.ts';
import {groupOn, studyNamed} from '../studies.ts';
import type {Figure, Table} from './figure.ts';
import {classCell} from './images.ts';
import {runsOf} from './sources.ts';

/** [true label][predicted label], for each data set. */
export type Matrices = Record<'mnist' | 'fashion-mnist', number[][] | null>;

export interface Mistake {
  label: number;
  taken: number; // the other label
  count: number;
}

/** The most frequent mistakes of a confusion matrix, most frequent first. */
export function mistakes(confusion: number[][], count: number): Mistake[] {
  const all = confusion.flatMap((row, label) => row.map((images, taken) => ({label, taken, count: images})));
  return all
    .filter(({label, taken, count: images}) => label !== taken && images > 0)
    .sort((a, b) => b.count - a.count)
    .slice(0, count);
}

/** The model of the simple network's matrices. */
export function confusedModel(records: Records): string {
  return groupOn(studyNamed(records, 'simple-network'), 'fashion-mnist').model;
}

export function matricesOf(records: Records): Matrices {
  const study = studyNamed(records, 'simple-network');
  return {
    mnist: groupOn(study, 'mnist').test?.confusion ?? null,
    'fashion-mnist': groupOn(study, 'fashion-mnist').test?.confusion ?? null,
  };
}

/** What the simple network takes for what, on the test images. */
export const confusion: Figure = {
  id: 'confusion',
  page: '/simple-network/',
  title(records) {
    const [worst] = mistakes(matricesOf(records)['fashion-mnist'] ?? [], 1);
    const {classNames} = records.datasets['fashion-mnist'];
    return worst
      ? say`Its most frequent mistake on clothes: ${classNames[worst.label]!} taken for ${classNames[worst.taken]!}`
      : say`No mistakes on clothes have been counted`;
  },
  finding(records) {
    const {classNames} = records.datasets['fashion-mnist'];
    const pairs = mistakes(matricesOf(records)['fashion-mnist'] ?? [], 4).map(
      ({label, taken}) => `${classNames[label]} for ${classNames[taken]}`,
    );
    return say`Of 1,000 test images of each row’s category, so many get the column's name. ${pairs.length ? `On clothes the largest cells off the diagonal are ${list(pairs)}.` : ''}`;
  },
  alternative: () => 'Two tables of ten rows and ten columns; the diagonal holds the correct answers.',
  table: (records) => confusionTable(records, matricesOf(records)),
  sources: (records) => runsOf(records, 'simple-network'),
};

export function confusionTable(records: Records, matrices: Matrices): Table {
  return {
    columns: [
      {name: 'Data set', as: 'text'},
      {name: 'Class', as: 'text'},
      {name: 'Named', as: 'text'},
      {name: 'Images', as: 'count'},
    ],
    rows: datasetNames.flatMap((dataset) => {
      const {title} = records.datasets[dataset];
      const name = (label: number) => classCell(records, dataset, {label});
      const cells = (matrices[dataset] ?? []).flatMap((row, label) =>
        row.map((count, taken) => ({label, taken, count})),
      );
      return cells
        .filter(({count}) => count > 0)
        .map(({label, taken, count}) => [title, name(label), name(taken), count]);
    }),
  };
}
