import type {DatasetName, LabelErrors} from '../../../experiments/artifacts/schema.ts';
import {list} from '../../format/words.ts';
import type {Compared} from '../../records/compared.ts';
import {datasetNames, descriptionOf, setClass} from '../../records/datasets.ts';
import type {Records} from '../../records/records.ts';
import type {Quote} from '../../records/values.ts';
import {type Phrase, say} from '../../report/phrases.ts';
import {numbers, rowHead} from '../../tables/column-kinds.ts';
import type {TableMaker} from '../../tables/declaration.ts';
import {tableOf} from '../../tables/lay-out.ts';
import {termColumns} from '../../tables/term-columns.ts';

type Row = LabelErrors['accuracies'][number];

/** The accuracies that are shown of each model, all test images first. */
const cleanings = [
  {field: 'official', title: 'All'},
  {field: 'withoutNearDuplicates', title: 'No twins'},
  {field: 'withoutSuspects', title: 'No suspects'},
] as const;

type Field = (typeof cleanings)[number]['field'];

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

/** What changes without the images in doubt, in a sentence or two; nothing while nothing is measured. */
export function cleanedFinding(records: Records): Phrase {
  if (rowsOf(records).length === 0) return [];
  const {quote, difference} = largestChange(records);
  const change = difference > 0 ? say`changes by more than ${quote} points` : say`changes`;
  return say`Without those that have a twin, no model’s accuracy ${change}. ${order(records)}`;
}

/** The headline accuracies, with and without the test images in doubt. */
export const cleanedTable: TableMaker = (records) => {
  const rows = rowsOf(records);
  if (rows.length === 0) return undefined;
  const compares = ({places}: CleanedModel) =>
    datasetNames.flatMap((dataset) => comparedIn(rows[places[dataset] ?? -1]));
  return tableOf(cleanedModels(records), {
    caption:
      'Test accuracy in per cent, by one view of each image where the name does not say several: of all images, without those that have a twin, and without suspects',
    label: 'Accuracies with and without images in doubt',
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
      ...termColumns(records, compares, ['epochs', 'seeds']),
    ],
    compares,
  });
};

/** A row of the record, as its model stands beside others. */
function comparedIn(row: Row | undefined): Compared[] {
  return row ? [{dataset: row.dataset, model: row.model, viewed: row.viewed}] : [];
}

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
function order(records: Records): string {
  const changed = datasetNames.filter((dataset) => new Set(leadersOn(records, dataset)).size > 1);
  const titles = changed.map((dataset) => descriptionOf(records, dataset).title);
  return titles.length > 0
    ? `On ${list(titles)}, not every column has the same model ahead.`
    : 'The same model is ahead in every column.';
}

/** The model with the highest accuracy in each column. */
function leadersOn(records: Records, dataset: DatasetName): Row[] {
  const rows = rowsOf(records).filter((row) => row.dataset === dataset);
  return cleanings.flatMap(({field}) => {
    const scored = rows.filter((row) => row[field]);
    return scored.length ? [scored.reduce((best, row) => (row[field]!.mean > best[field]!.mean ? row : best))] : [];
  });
}
