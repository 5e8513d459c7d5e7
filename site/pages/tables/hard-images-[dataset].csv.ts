import type {APIRoute} from 'astro';
import {readBeside} from '../../records/beside.ts';
import {loadRecords} from '../../records/records.ts';

export async function getStaticPaths() {
  const {findings} = await loadRecords();
  const found = findings['hard-images']?.datasets ?? [];
  return found.map(({dataset, table}) => ({params: {dataset}, props: {table}}));
}

/** All test images of a data set that any network misses, as they were written. */
export const GET: APIRoute<{table: string}> = async ({props: {table}}) =>
  new Response(new Uint8Array(await readBeside('findings/hard-images', table)), {
    headers: {'content-type': 'text/csv; charset=utf-8'},
  });
