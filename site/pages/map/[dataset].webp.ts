import type {APIRoute} from 'astro';
import type {Embeddings} from '../../../experiments/artifacts/schema.ts';
import {drawStillMap} from '../../images/still-map.ts';
import {isInk} from '../../records/datasets.ts';
import {loadRecords} from '../../records/records.ts';

type Row = Embeddings['datasets'][number];

export async function getStaticPaths() {
  const {findings} = await loadRecords();
  return (findings.embeddings?.datasets ?? []).map((row) => ({params: {dataset: row.dataset}, props: {row}}));
}

/** A map that stands still. */
export const GET: APIRoute<{row: Row}> = async ({props: {row}}) =>
  new Response(new Uint8Array(await drawStillMap(row, isInk(await loadRecords(), row.dataset))), {
    headers: {'content-type': 'image/webp'},
  });
