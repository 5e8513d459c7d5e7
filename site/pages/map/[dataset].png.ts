import type {APIRoute} from 'astro';
import {readBeside} from '../../records/beside.ts';
import {loadRecords} from '../../records/records.ts';

export async function getStaticPaths() {
  const {findings} = await loadRecords();
  const found = findings.embeddings?.datasets ?? [];
  return found.map(({dataset, sprites}) => ({params: {dataset}, props: {file: sprites.file}}));
}

/** All test images of a data set, small, as recorded: packing them more tightly saves nothing. */
export const GET: APIRoute<{file: string}> = async ({props: {file}}) =>
  new Response(new Uint8Array(await readBeside('findings/embeddings', file)), {headers: {'content-type': 'image/png'}});
