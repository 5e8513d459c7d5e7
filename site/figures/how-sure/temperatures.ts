import {datasetNames, descriptionOf, setClass} from '../../records/datasets.ts';
import {rowOf} from '../../records/shown-models.ts';
import {say} from '../../report/phrases.ts';
import {numbers, rowHead} from '../../tables/column-kinds.ts';
import {count, decimal, percent, text} from '../../tables/columns.ts';
import type {TableMaker} from '../../tables/declaration.ts';
import {tableOf} from '../../tables/lay-out.ts';
import type {Figure} from '../figure.ts';
import {tablePart} from '../still-table.ts';
import {calibrated, calibratedRows, calibrationSources, cnnIsCalibrated} from './calibrated-rows.ts';

/** How sure all final models are, before and after. */
export const temperatures: Figure = {
  id: 'temperatures',
  body: 'all',
  ready: cnnIsCalibrated,
  title(records) {
    const rows = calibratedRows(records);
    const better = rows.filter(
      ({plain: {before, after}}) => after.calibrationError.mean < before.calibrationError.mean,
    ).length;
    return better === rows.length
      ? say`One number, set on validation images, lowers the calibration error of every model`
      : say`One number, set on validation images, lowers the calibration error in ${String(better)} of ${String(rows.length)} cases`;
  },
  finding: () =>
    say`Temperature, then the calibration error and the loss on test images without it and with it, mean over seeds. A temperature above 1 means that the network was too sure, below 1 that it was not sure enough.`,
  alternative: () => 'A table with a row a model and five numbers on each data set.',
  table: (records) => ({
    columns: [
      text('Data set'),
      text('Model'),
      count('Seeds'),
      decimal('Temperature', 3),
      ...['before', 'after'].flatMap((when) => [
        decimal(`Loss ${when}`),
        decimal(`Brier score ${when}`),
        percent(`Calibration error ${when}`),
      ]),
    ],
    rows: calibratedRows(records).map(({dataset, title, seeds, plain: {temperature, before, after}}) => [
      descriptionOf(records, dataset).title,
      title,
      seeds,
      temperature.mean,
      ...[before, after].flatMap(({loss, brier, calibrationError}) => [loss.mean, brier.mean, calibrationError.mean]),
    ]),
  }),
  sources: calibrationSources,
  still: (records) => tablePart(records, temperatureTable),
};

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
  return tableOf([...new Map(rows.map(({model, title}) => [model, title]))], {
    caption: 'Temperature, calibration error and loss of all models',
    heard: true,
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
    ],
  });
};
