import type {APIRoute} from 'astro';
import {readBeside} from '../../records/beside.ts';
import {loadRecords} from '../../records/records.ts';
import {type SharedTable, tablesOf} from '../../records/shared-tables.ts';

export async function getStaticPaths() {
  return tablesOf(await loadRecords()).map((table) => ({params: {name: table.name}, props: {table}}));
}

/** A table as it was written. */
export const GET: APIRoute<{table: SharedTable}> = async ({props: {table}}) =>
  new Response(new Uint8Array(await readBeside(`findings/${table.finding}`, table.file)));
