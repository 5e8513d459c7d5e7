import type {DatasetName} from '../../experiments/artifacts/schema.ts';
import {datasetNames, isOwn} from './datasets.ts';

/** The simple network that the report begins with. */
export const simplest = 'nn-512';

/** The NN that the chapters about errors follow, by its name in the studies. */
export const shownNn = 'nn-512-20-epochs';

/** The CNNs that they may follow: the first that has been measured on both data sets. Nothing is chosen by its score. */
const cnns = ['airbench-small', 'cnn-32-32-32-dropout'];

/** The final models and ensembles that the first page shows, by name: each kind once, from the simplest up. */
export const openingModels = [
  ...(isOwn ? [simplest] : []), // elsewhere it may be the next one, trained for as long
  'nn-512-20-epochs',
  'cnn-32-32-32',
  'cnn-32-32-32-dropout',
  'cnn-tuned',
  'cnn-tuned-ensemble',
  'airbench-small',
  'airbench-a',
  'airbench-small-ensemble',
  'airbench-small-longer',
  'airbench-small-longer-ensemble',
  'airbench-residual-c-longer',
  'airbench-residual-c-longer-ensemble',
];

/** A row of a finding that tells of one model on one data set. */
interface OfModel {
  dataset: DatasetName;
  model: string;
}

/** The name of the CNN that is shown; none while no CNN has been measured on both data sets. */
export function shownCnn(rows: readonly OfModel[]): string | undefined {
  return cnns.find((cnn) => datasetNames.every((dataset) => rowOf(rows, dataset, cnn)));
}

/** What is known of the NN and of the CNN that are shown, on one data set. */
export function shownRows<Row extends OfModel>(rows: readonly Row[], dataset: DatasetName): Row[] {
  return [shownNn, shownCnn(rows)].flatMap((model) => rowOf(rows, dataset, model) ?? []);
}

/** The row of one model on one data set. */
export function rowOf<Row extends OfModel>(
  rows: readonly Row[],
  dataset: DatasetName,
  model: string | undefined,
): Row | undefined {
  return rows.find((row) => row.dataset === dataset && row.model === model);
}
