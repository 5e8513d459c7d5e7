import type {APIRoute} from 'astro';
import {readWeights} from '../../content.config.ts';
import {datasetNames} from '../../datasets.ts';
import {networksOf} from '../../networks.ts';
import {loadRecords} from '../../records.ts';

export async function getStaticPaths() {
  const records = await loadRecords();
  return datasetNames.flatMap((dataset) => networksOf(records, dataset).map(({key}) => ({params: {key}})));
}

/** A network's weights, as committed. */
export const GET: APIRoute = async ({params}) => new Response(new Uint8Array(await readWeights(params.key!)));
