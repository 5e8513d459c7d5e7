import type {DatasetName} from '../../../experiments/artifacts/schema.ts';
import {datasetNames} from '../../records/datasets.ts';
import {type Example, exampleOf} from '../../records/inside.ts';
import type {Records} from '../../records/records.ts';

/** The worked examples that there are. */
export function examplesOf(records: Records): {dataset: DatasetName; example: Example}[] {
  return datasetNames.flatMap((dataset) => {
    const example = exampleOf(records, dataset);
    return example ? [{dataset, example}] : [];
  });
}
