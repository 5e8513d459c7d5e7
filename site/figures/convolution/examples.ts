import type {DatasetName} from '../../../experiments/artifacts/schema.ts';
import {datasetNames, descriptionOf} from '../../records/datasets.ts';
import {type Example, exampleOf, explained, lookInto} from '../../records/inside.ts';
import type {Records} from '../../records/records.ts';
import {text} from '../../tables/columns.ts';
import type {Column, Table} from '../../tables/table.ts';
import {found} from '../sources.ts';

/** What the figures of the inside of a network are drawn from. */
export const sources = (records: Records) => found(records, ['inside']);

/** What stands in the place of a data set on which nothing has been opened. */
export const unopened = 'No network on this data set has been opened yet.';

/** A table with rows of each data set whose network has been opened. */
export function examplesTable(
  records: Records,
  columns: Column[],
  rowsOf: (example: Example, dataset: DatasetName) => (string | number)[][],
): Table {
  const rows = datasetNames.flatMap((dataset) => {
    const example = exampleOf(records, dataset);
    return example ? rowsOf(example, dataset).map((row) => [descriptionOf(records, dataset).title, ...row]) : [];
  });
  return {columns: [text('Data set'), ...columns], rows};
}

/** How many weights the largest kernel of a first layer has. */
export function weightCount(records: Records): number {
  const looks = datasetNames.flatMap((dataset) => lookInto(records, dataset, explained) ?? []);
  return Math.max(0, ...looks.flatMap(({network}) => network.filters[0]?.kernels[0]?.length ?? 0));
}
