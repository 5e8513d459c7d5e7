import type {DatasetName} from '../../experiments/artifacts/schema.ts';
import type {ClassBar} from '../charts/class-bars.ts';
import {type Format, write} from '../format/numbers.ts';
import {datasetNames, descriptionOf, setColor} from '../records/datasets.ts';
import type {Records} from '../records/records.ts';
import type {Table} from '../tables/table.ts';
import {classCell} from './images.ts';

/** One recorded number a class, of every data set. */
export interface ClassValues {
  name: string; // the column's heading
  as: Format;
  digits: number;
  values: (records: Records, dataset: DatasetName) => number[]; // by label
}

export function barsOf(records: Records, {as, digits, values}: ClassValues): ClassBar[] {
  return datasetNames.flatMap((dataset) => {
    const {title, classNames} = descriptionOf(records, dataset);
    return values(records, dataset).map((value, label) => ({
      dataset,
      color: setColor(dataset),
      title,
      className: classNames[label]!,
      value,
      label: write(value, as, digits),
    }));
  });
}

export function tableOf(records: Records, shown: ClassValues): Table {
  return {
    columns: [
      {name: 'Data set', as: 'text'},
      {name: 'Class', as: 'text'},
      {name: shown.name, as: shown.as, digits: shown.digits},
    ],
    rows: datasetNames.flatMap((dataset) =>
      shown
        .values(records, dataset)
        .map((value, label) => [descriptionOf(records, dataset).title, classCell(records, dataset, {label}), value]),
    ),
  };
}
