import type {APIRoute} from 'astro';
import type {DatasetName} from '../../../experiments/artifacts/schema.ts';
import {answerWith, firstSamples, inRow} from '../../images/pictures.ts';
import {datasetNames} from '../../records/datasets.ts';
import {loadRecords} from '../../records/records.ts';

export const getStaticPaths = () => datasetNames.map((dataset) => ({params: {dataset}, props: {dataset}}));

/** The first sample of each class in a row: a tenth of what the sheet of samples weighs. */
export const GET: APIRoute<{dataset: DatasetName}> = async ({props: {dataset}}) =>
  answerWith(inRow(await firstSamples(await loadRecords(), dataset)));
