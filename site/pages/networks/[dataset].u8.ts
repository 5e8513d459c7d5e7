import type {APIRoute} from 'astro';
import type {DatasetName} from '../../../experiments/artifacts/schema.ts';
import {catalogueOf, shownPixels} from '../../images/networks.ts';
import {loadRecords} from '../../records/records.ts';

export async function getStaticPaths() {
  return catalogueOf(await loadRecords()).map(({name}) => ({params: {dataset: name}, props: {dataset: name}}));
}

/** The pixels of a data set's shown images. */
export const GET: APIRoute<{dataset: DatasetName}> = async ({props: {dataset}}) =>
  new Response(new Uint8Array(await shownPixels(await loadRecords(), dataset)));
