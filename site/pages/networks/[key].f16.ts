import type {APIRoute} from 'astro';
import {weightFile} from '../../cards/handouts.ts';
import {readNumbers} from '../../records/beside.ts';
import {loadRecords} from '../../records/records.ts';

export async function getStaticPaths() {
  const records = await loadRecords();
  const kept = Object.keys(records.trials).filter((key) => weightFile(records, key));
  return kept.map((key) => ({params: {key}}));
}

/** A network's weights, as recorded. */
export const GET: APIRoute = async ({params: {key}}) =>
  new Response(new Uint8Array(await readNumbers(key!, 'weights.f16')));
