import type {APIRoute} from 'astro';
import {readBeside} from '../../records/beside.ts';
import {loadRecords} from '../../records/records.ts';

export async function getStaticPaths() {
  const {findings} = await loadRecords();
  return (findings.splits?.sets ?? []).map(({file}) => ({params: {file: file.replace(/\.csv$/, '')}}));
}

/** The validation images of a split, as they were written. */
export const GET: APIRoute = async ({params: {file}}) =>
  new Response(new Uint8Array(await readBeside('findings/splits', `${file}.csv`)), {
    headers: {'content-type': 'text/csv; charset=utf-8'},
  });
