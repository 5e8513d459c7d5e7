import type {DatasetName} from '../../../experiments/artifacts/schema.ts';
import {type Gap, gaps} from '../../charts/gaps.ts';
import {write} from '../../format/numbers.ts';
import {list} from '../../format/words.ts';
import {datasetNames, descriptionOf} from '../../records/datasets.ts';
import type {Records} from '../../records/records.ts';
import {rowOf} from '../../records/shown-models.ts';
import {architectureOf} from '../../records/studies.ts';
import {say} from '../../report/phrases.ts';
import {hasOthers, manyOf, subject} from '../../report/sets.ts';
import {percent, text} from '../../tables/columns.ts';
import {describePanels} from '../alternatives.ts';
import type {Figure} from '../figure.ts';
import {found} from '../sources.ts';
import {cnnOf, ofCnn, ready, rowsOf} from '../where-it-fails/class-confusion.ts';

/** What accuracy would be if the five classes that are confused most were one. */
export const mergedClasses: Figure = {
  id: 'merged-classes',
  ready,
  title: (records) =>
    say`Were ${mergedNames(records, subject)} one category, the ${cnnOf(records, subject).title} would name ${{...ofCnn(records, subject, 'merged.after.accuracy.mean'), digits: 0}} of the ${manyOf(subject)}`,
  finding: (records) =>
    say`Hollow: the accuracy as it is. Filled: if the five categories with the most mistakes among them counted as one${hasOthers ? mergedOn(records) : ''}. The number is the difference, in points.`,
  alternative: (records) => describePanels('a row a model', mergedRows(records), ' points'),
  table: (records) => ({
    columns: [
      text('Data set'),
      text('Model'),
      percent('As it is'),
      ...['Merged', 'Merged, low', 'Merged, high'].map((name) => percent(name)),
    ],
    rows: rowsOf(records).map(({dataset, title, merged: {before, after}}) => [
      descriptionOf(records, dataset).title,
      title,
      before.accuracy.mean,
      after.accuracy.mean,
      after.interval.low,
      after.interval.high,
    ]),
  }),
  sources: (records) => found(records, ['classes']),
  compares: rowsOf,
  chart: (records, width) => gaps(mergedRows(records), {hollow: 'as it is', filled: 'merged'}, width),
};

/** ", on clothes those above, on digits 4 and 9". */
function mergedOn(records: Records): string {
  const others = datasetNames.slice(0, -1).map((dataset) => `, on ${manyOf(dataset)} ${mergedNames(records, dataset)}`);
  return `, on ${manyOf(subject)} those above${others.join('')}`;
}

export function mergedNames(records: Records, dataset: DatasetName): string {
  const {classNames} = descriptionOf(records, dataset);
  return list(cnnOf(records, dataset).merged.labels.map((label) => classNames[label]!));
}

/** The models that are there on every data set, the best on the last one first. */
function mergedRows(records: Records): Gap[] {
  const rows = rowsOf(records);
  const accuracyOf = (model: string) => rowOf(rows, subject, model)!.merged.before.accuracy.mean;
  const both = rows
    .filter(({model}) => datasetNames.every((dataset) => rowOf(rows, dataset, model)))
    .toSorted((a, b) => accuracyOf(b.model) - accuracyOf(a.model));
  return datasetNames.flatMap((dataset) =>
    both
      .filter((row) => row.dataset === dataset)
      .map(({model, title, merged: {before, after}}) => ({
        panel: descriptionOf(records, dataset).title,
        row: title,
        architecture: architectureOf(records, model),
        hollow: before.accuracy.mean,
        filled: after.accuracy.mean,
        label: write(after.accuracy.mean - before.accuracy.mean, 'points', 2),
      })),
  );
}
