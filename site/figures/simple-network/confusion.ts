import type {DatasetName} from '../../../experiments/artifacts/schema.ts';
import {datasetNames, descriptionOf} from '../../records/datasets.ts';
import type {Records} from '../../records/records.ts';
import {groupsIn} from '../../records/studies.ts';
import {say} from '../../report/phrases.ts';
import {onSet, subject} from '../../report/sets.ts';
import type {Table} from '../../tables/table.ts';
import type {Figure} from '../figure.ts';
import {classCell} from '../images.ts';
import {runsOf} from '../sources.ts';
import {type Matrices, matricesPart} from '../still-matrix.ts';

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

/** A model of a study whose matrices a figure shows. */
export interface Confused {
  study: string;
  model: string;
}

interface Shown extends Confused {
  id: string;
  whose: string; // at the beginning of the title
}

const simpleNetwork: Shown = {
  id: 'confusion',
  study: 'simple-network',
  model: 'nn-512',
  whose: 'Its',
};

const quickCnn: Shown = {
  id: 'quick-confusion',
  study: 'quick-look',
  model: 'cnn-32-32-32-dropout',
  whose: 'The CNN’s',
};

export const confused = {'simple network': simpleNetwork, 'quick look': quickCnn} satisfies Record<string, Confused>;

/** What a column of such a matrix stands for. */
export const namedBy = 'named by the network';

export function matricesOf(records: Records, {study, model}: Confused): Matrices {
  const of = (dataset: DatasetName) =>
    groupsIn(records, study).find((group) => group.dataset === dataset && group.model === model)?.test?.confusion ??
    null;
  return Object.fromEntries(datasetNames.map((dataset) => [dataset, of(dataset)]));
}

/** What the simple network takes for what, on the test images. */
export const confusion = confusionOf(simpleNetwork);

/** The same of the CNN of the quick look. */
export const quickConfusion = confusionOf(quickCnn);

function confusionOf({id, whose, ...of}: Shown): Figure {
  const on = onSet(subject);
  return {
    id,
    body: 'all',
    title(records) {
      const [worst] = mistakes(matricesOf(records, of)[subject] ?? [], 1);
      const {classNames} = descriptionOf(records, subject);
      return worst
        ? say`${whose} most frequent mistake${on}: ${classNames[worst.label]!} taken for ${classNames[worst.taken]!}`
        : say`No mistakes${on} have been counted`;
    },
    finding: () => say`Of every 1,000 test images of a row’s category, so many get the column’s name.`,
    alternative: () => 'A table of the categories for each data set; the diagonal holds the correct answers.',
    table: (records) => confusionTable(records, matricesOf(records, of)),
    sources: (records) => runsOf(records, of.study, of.model),
    still: (records) => matricesPart(records, matricesOf(records, of), namedBy),
  };
}

export function confusionTable(records: Records, matrices: Matrices): Table {
  return {
    columns: [
      {name: 'Data set', as: 'text'},
      {name: 'Class', as: 'text'},
      {name: 'Named', as: 'text'},
      {name: 'Answers, seeds added up', as: 'count'},
    ],
    rows: datasetNames.flatMap((dataset) => {
      const {title} = descriptionOf(records, dataset);
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
