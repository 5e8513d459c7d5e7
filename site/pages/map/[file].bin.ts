import type {APIRoute} from 'astro';
import {fileName, mapFiles} from '../../images/map-sources.ts';
import {readBeside} from '../../records/beside.ts';
import {loadRecords} from '../../records/records.ts';

export async function getStaticPaths() {
  return mapFiles(await loadRecords()).map((file) => ({params: {file: fileName(file)}, props: {file}}));
}

/** Numbers of a map: bytes, or 16 bits each. */
export const GET: APIRoute<{file: string}> = async ({props: {file}}) =>
  new Response(new Uint8Array(await readBeside('findings/embeddings', file)));
