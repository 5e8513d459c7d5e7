import type {DatasetName, LabelErrors} from '../../../experiments/artifacts/schema.ts';
import {datasetNames, descriptionOf, isOwn, setClass} from '../../records/datasets.ts';
import type {Records} from '../../records/records.ts';
import type {Quote} from '../../records/values.ts';
import {type Phrase, say} from '../../report/phrases.ts';
import {numbers, rowHead} from '../../tables/column-kinds.ts';
import {count, percent, text} from '../../tables/columns.ts';
import type {TableMaker} from '../../tables/declaration.ts';
import {tableOf} from '../../tables/lay-out.ts';
import type {Figure} from '../figure.ts';
import {found} from '../sources.ts';
import {tablePart} from '../still-table.ts';

type Row = LabelErrors['accuracies'][number];

/** The accuracies that are recorded of each model, all test images first. */
const recorded = [
  {field: 'official', title: 'All'},
  {field: 'withoutNearDuplicates', title: 'No twins'},
  {field: 'withoutSuspects', title: 'No suspects'},
  {field: 'withoutSimilar', title: 'None similar'},
] as const;

/** Those that the page shows. */
const cleanings = recorded.slice(0, 3);

type Field = (typeof recorded)[number]['field'];

const rowsOf = ({findings}: Records): Row[] => findings['label-errors']?.accuracies ?? [];

/** A recorded accuracy of the row at that place. */
function cleaned(place: number, field: Field): Quote {
  return {at: `findings/label-errors#accuracies.${place}.${field}.mean`, digits: 2};
}

/** One model or ensemble; the places of its rows in the record, by data set. */
interface CleanedModel {
  title: string;
  places: Partial<Record<DatasetName, number>>;
}

/** The models and ensembles, single networks first; those that look several times at an image apart. */
export function cleanedModels(records: Records): CleanedModel[] {
  const named = rowsOf(records).map((row, place) => ({row, place, name: `${row.model}/${row.viewed}`}));
  return [...Map.groupBy(named, ({name}) => name).values()].map((places) => ({
    title: titleOf(places[0]!.row),
    places: Object.fromEntries(places.map(({row, place}) => [row.dataset, place])),
  }));
}

function titleOf({title, viewed, members}: Row): string {
  return viewed && members === null ? `${title}, several views` : title;
}

/** Headline accuracies with all test images, and without those in doubt. */
export const cleanedAccuracies: Figure = {
  id: 'cleaned-accuracies',
  body: 'all',
  ready: (records) => rowsOf(records).length > 0,
  title(records) {
    const {quote, difference} = largestChange(records);
    return difference > 0
      ? say`Without twins, no model’s accuracy changes by more than ${quote} points`
      : say`Without twins, no model’s accuracy changes`;
  },
  finding: (records) => [
    ...say`Share of the test images named correctly, mean over seeds, in per cent: of all; without those that have a twin ${isOwn ? 'in the training file' : 'among the training images'}; and without suspect labels. The numbers behind the table also leave out what is merely similar, twin or not (correlation at least ${{at: 'findings/label-errors#criterion.correlation', as: 'decimal'}}). `,
    ...datasetNames.flatMap((dataset) => order(records, dataset)),
  ],
  alternative: () => 'A table with a row a model and four accuracies on each data set.',
  table: (records) => ({
    columns: [
      text('Data set'),
      text('Model'),
      text('Test images'),
      count('Left'),
      percent('Accuracy'),
      percent('Interval, low'),
      percent('Interval, high'),
    ],
    rows: rowsOf(records).flatMap((row) =>
      recorded.flatMap(({field, title}) => {
        const score = row[field];
        if (!score) return [];
        const {images, mean, interval} = score;
        return [
          [descriptionOf(records, row.dataset).title, titleOf(row), title, images, mean, interval.low, interval.high],
        ];
      }),
    ),
  }),
  sources: (records) => found(records, ['label-errors', 'near-duplicates']),
  still: (records) => tablePart(records, cleanedTable),
};

/** The headline accuracies, with and without the test images in doubt. */
export const cleanedTable: TableMaker = (records) => {
  const rows = rowsOf(records);
  return tableOf(cleanedModels(records), {
    caption: 'Accuracies with and without images in doubt',
    heard: true,
    class: 'cleaned',
    columns: [
      rowHead('Model', ({title}) => title),
      ...datasetNames.map((dataset) => ({
        head: descriptionOf(records, dataset).title,
        class: setClass(dataset),
        columns: cleanings.map(({title, field}) =>
          numbers(title, ({places}: CleanedModel) => {
            const place = places[dataset];
            return place !== undefined && rows[place]![field] ? {...cleaned(place, field), as: 'points' as const} : '–';
          }),
        ),
      })),
    ],
  });
};

/** The change by leaving out twins that is furthest from zero, as a positive number. */
function largestChange(records: Records): {quote: Quote; difference: number} {
  const changes = rowsOf(records).map(
    ({official, withoutNearDuplicates}) => official.mean - withoutNearDuplicates.mean,
  );
  const place = changes.reduce((best, change, at) => (Math.abs(change) > Math.abs(changes[best]!) ? at : best), 0);
  const [all, fewer] = [cleaned(place, 'official'), cleaned(place, 'withoutNearDuplicates')];
  const [more, less] = changes[place]! > 0 ? [all, fewer] : [fewer, all];
  return {quote: {at: more.at, minus: less.at, as: 'points', digits: 2}, difference: Math.abs(changes[place]!)};
}

/** Whether another model would lead without the images in doubt. */
function order(records: Records, dataset: DatasetName): Phrase {
  const rows = rowsOf(records).filter((row) => row.dataset === dataset);
  if (rows.length < 2) return [];
  const leaders = cleanings.flatMap(({field}) => {
    const scored = rows.filter((row) => row[field]);
    return scored.length ? [scored.reduce((best, row) => (row[field]!.mean > best[field]!.mean ? row : best))] : [];
  });
  const same = leaders.every((leader) => leader === leaders[0]);
  const {title} = descriptionOf(records, dataset);
  return say`On ${title} ${same ? 'the same model has the highest number in each column.' : 'the highest number is not the same model’s in each column.'} `;
}
