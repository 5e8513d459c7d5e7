import type {APIRoute} from 'astro';
import {predictionFiles} from '../../../cards/handouts.ts';
import {readNumbers} from '../../../records/beside.ts';
import {loadRecords} from '../../../records/records.ts';

export async function getStaticPaths() {
  const records = await loadRecords();
  return Object.keys(records.trials).flatMap((key) =>
    predictionFiles(records, key).map(({path}) => ({params: {key, file: path.split('/').at(-1)}})),
  );
}

/** The probabilities that a network gave, as recorded. */
export const GET: APIRoute = async ({params: {key, file}}) =>
  new Response(new Uint8Array(await readNumbers(key!, file!)));
