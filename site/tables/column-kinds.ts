import type {DatasetName} from '../../experiments/artifacts/schema.ts';
import {datasetNames, descriptionOf} from '../records/datasets.ts';
import type {Records} from '../records/records.ts';
import type {Column} from './declaration.ts';

type Cells<Row> = Column<Row>['cell'];
type Manner = Partial<Pick<Column<never>, 'class' | 'dataset' | 'key'>>;

/** What stands where there is no number yet. */
export const unmeasured = 'not yet measured';

/** The column whose cells are the heads of their rows. */
export function rowHead<Row>(head: string, cell: Cells<Row>, manner?: Manner): Column<Row> {
  return {head, cell, isRowHead: true, ...manner};
}

/** A column of words, flush left. */
export function words<Row>(head: string, cell: Cells<Row>, manner?: Manner): Column<Row> {
  return {head, cell, ...manner};
}

/** A column of numbers, flush right. */
export function numbers<Row>(head: string, cell: Cells<Row>, manner?: Manner): Column<Row> {
  return {head, cell, numeric: true, ...manner};
}

/** A column of numbers for each data set, under its title. */
export function perDataset<Row>(
  {datasets}: Pick<Records, 'datasets'>,
  cells: (dataset: DatasetName) => Cells<Row>,
  manner?: Manner,
): Column<Row>[] {
  return datasetNames.map((dataset) =>
    numbers(descriptionOf({datasets}, dataset).title, cells(dataset), {...manner, dataset}),
  );
}
