import type {APIRoute} from 'astro';
import type {DatasetName} from '../../../experiments/artifacts/schema.ts';
import {datasetNames} from '../../datasets.ts';
import {answerWith, firstSamples, inRow} from '../../pictures.ts';
import {loadRecords} from '../../records.ts';

export const getStaticPaths = () => datasetNames.map((dataset) => ({params: {dataset}, props: {dataset}}));

/** The first sample of each class in a row: a tenth of what the sheet of samples weighs. */
export const GET: APIRoute<{dataset: DatasetName}> = async ({props: {dataset}}) =>
  answerWith(inRow(await firstSamples(await loadRecords(), dataset)));
