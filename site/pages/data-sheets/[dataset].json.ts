import type {APIRoute} from 'astro';
import type {DatasetName} from '../../../experiments/artifacts/schema.ts';
import {dataSheetOf} from '../../cards/data-sheets.ts';
import {datasetNames, descriptionOf} from '../../records/datasets.ts';
import {loadRecords} from '../../records/records.ts';

export const getStaticPaths = () =>
  datasetNames.map((dataset) => ({params: {dataset: dataset as string}, props: {dataset}}));

/** A data sheet as data, with what was measured. */
export const GET: APIRoute<{dataset: DatasetName}> = async ({props: {dataset}}) => {
  const {classNames, splits, pixels, duplicates, inputs} = descriptionOf(await loadRecords(), dataset);
  return Response.json({
    ...dataSheetOf(dataset),
    measured: {classNames, splits, pixels, duplicates, data: inputs.data},
  });
};
