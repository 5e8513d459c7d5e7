import {datasetNames, descriptionOf, setClass} from '../../records/datasets.ts';
import {rowOf} from '../../records/shown-models.ts';
import {numbers, rowHead} from '../../tables/column-kinds.ts';
import type {TableMaker} from '../../tables/declaration.ts';
import {tableOf} from '../../tables/lay-out.ts';
import {termColumns} from '../../tables/term-columns.ts';
import {calibrated, calibratedRows} from './calibrated-rows.ts';

const measures = [
  {name: 'Temperature', field: 'temperature.mean', as: 'decimal', digits: 2},
  {name: 'Error', field: 'before.calibrationError.mean', as: 'percent', digits: 1},
  {name: 'With it', field: 'after.calibrationError.mean', as: 'percent', digits: 1},
  {name: 'Loss', field: 'before.loss.mean', as: 'decimal', digits: 3},
  {name: 'With it', field: 'after.loss.mean', as: 'decimal', digits: 3},
] as const;

/** How sure all final models are, as they are and at their temperature. */
export const temperatureTable: TableMaker = (records) => {
  const rows = calibratedRows(records);
  if (rows.length === 0) return undefined;
  const compares = ([name]: [string, string]) =>
    rows.filter(({model}) => model === name).map(({dataset, model}) => ({dataset, model}));
  return tableOf([...new Map(rows.map(({model, title}) => [model, title]))], {
    caption: 'Temperature, and calibration error and loss on test images without it and with it; mean over seeds',
    label: 'Temperature, calibration error and loss of all models',
    class: 'temperatures',
    columns: [
      rowHead('Model', ([, title]) => title),
      ...datasetNames.map((dataset) => ({
        head: descriptionOf(records, dataset).title,
        class: setClass(dataset),
        columns: measures.map(({name, field, as, digits}) =>
          numbers(name, ([model]: [string, string]) =>
            rowOf(rows, dataset, model) ? {...calibrated(dataset, model, field, as), digits} : '–',
          ),
        ),
      })),
      ...termColumns(records, compares, ['epochs', 'seeds']),
    ],
    compares,
  });
};
