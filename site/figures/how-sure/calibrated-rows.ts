import type {CalibrationFinding, DatasetName} from '../../../experiments/artifacts/schema.ts';
import type {Compared} from '../../records/compared.ts';
import {datasetNames} from '../../records/datasets.ts';
import type {Records} from '../../records/records.ts';
import {shownCnn, shownRows} from '../../records/shown-models.ts';
import type {Quote} from '../../records/values.ts';
import {found} from '../sources.ts';

/** What is recorded of how sure one final model is. */
export type CalibratedRow = CalibrationFinding['models'][number];

/** Where what is said of calibration comes from. */
export const calibrationSources = (records: Records) => found(records, ['calibration']);

/** All final models of every data set. */
export const calibratedRows = ({findings}: Records): CalibratedRow[] => findings.calibration?.models ?? [];

/** Whether the CNN has been measured. */
export const cnnIsCalibrated = (records: Records) => shownCnn(calibratedRows(records)) !== undefined;

/** The NN and the CNN that the pages show, of every data set. */
export const shownCalibratedRows = (records: Records) =>
  datasetNames.flatMap((dataset) => shownRows(calibratedRows(records), dataset));

/** The same as models that stand beside each other, by one look. */
export const comparedPair = (records: Records): Compared[] =>
  shownCalibratedRows(records).map(({dataset, model}) => ({dataset, model}));

/** A recorded number of one model. */
export function calibrated(dataset: DatasetName, model: string, field: string, as: Quote['as'] = 'percent'): Quote {
  return {at: `findings/calibration#models.${dataset}/${model}.plain.${field}`, as};
}

/** A recorded number of the CNN that the pages show. */
export function calibratedCnn(
  records: Records,
  dataset: DatasetName,
  field: string,
  as: Quote['as'] = 'percent',
): Quote {
  return calibrated(dataset, shownCnn(calibratedRows(records))!, field, as);
}
