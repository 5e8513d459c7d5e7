import type {APIRoute} from 'astro';
import {weightFile} from '../../cards/handouts.ts';
import {readWeights} from '../../content.config.ts';
import {loadRecords} from '../../records.ts';

export async function getStaticPaths() {
  const records = await loadRecords();
  const kept = Object.keys(records.trials).filter((key) => weightFile(records, key));
  return kept.map((key) => ({params: {key}}));
}

/** A network's weights, as committed. */
export const GET: APIRoute = async ({params}) => new Response(new Uint8Array(await readWeights(params.key!)));
