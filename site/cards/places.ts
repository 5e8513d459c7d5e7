import type {DatasetName} from '../../experiments/artifacts/schema.ts';
import type {Records} from '../records/records.ts';
import type {Quote} from '../records/values.ts';

// Where the records tell what a card says of a model.

/** Where the records tell what a model reaches by several views of each image; nothing where it was not measured. */
export function viewedPlace({findings}: Records, dataset: DatasetName, model: string): string | undefined {
  const models = findings.comparisons?.rankings.find((row) => row.dataset === dataset)?.models ?? [];
  if (!models.find((row) => row.model === model)?.viewed) return undefined;
  return `findings/comparisons#rankings.${dataset}.models.${model}.viewed.accuracy.mean`;
}

/** Where the records tell how a model is calibrated; nothing where it was not measured. */
export function calibrationPlace({findings}: Records, dataset: DatasetName, model: string): string | undefined {
  const isRow = (row: {dataset: string; model?: string; name?: string}) =>
    row.dataset === dataset && (row.model ?? row.name) === model;
  if (findings.calibration?.models.some(isRow)) return `findings/calibration#models.${dataset}/${model}.plain`;
  if (findings.ensembles?.ensembles.some(isRow))
    return `findings/ensembles#ensembles.${dataset}/${model}.mean.calibration`;
  return undefined;
}

/** The gap of a model between training and validation images, as recorded; nothing where it was not measured. */
export function gapOf({findings}: Records, dataset: DatasetName, model: string) {
  return findings.overfitting?.groups.find((row) => row.dataset === dataset && row.model === model);
}

/** The same, quoted. */
export function gapQuote(records: Records, dataset: DatasetName, model: string): Quote | undefined {
  const row = gapOf(records, dataset, model);
  return row && {at: `findings/overfitting#groups.${row.study}/${dataset}/${model}.gap.mean`, as: 'points', digits: 2};
}
