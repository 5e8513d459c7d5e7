import type {APIRoute} from 'astro';
import type {DatasetName} from '../../../experiments/artifacts/schema.ts';
import {readBeside} from '../../records/beside.ts';
import {loadRecords} from '../../records/records.ts';
import {withNames} from '../../tables/named-csv.ts';

export async function getStaticPaths() {
  const {findings} = await loadRecords();
  const found = findings['hard-images']?.datasets ?? [];
  return found.map(({dataset, table}) => ({params: {dataset}, props: {dataset, table}}));
}

/** All test images of a data set that any network misses, as they were written, with their names where they have any. */
export const GET: APIRoute<{dataset: DatasetName; table: string}> = async ({props: {dataset, table}}) =>
  new Response(new Uint8Array(withNames(await readBeside('findings/hard-images', table), [dataset])), {
    headers: {'content-type': 'text/csv; charset=utf-8'},
  });
