import type {APIRoute} from 'astro';
import {readBeside} from '../../content.config.ts';
import {loadRecords} from '../../records.ts';
import {type SharedTable, tablesOf} from '../../tables.ts';

export async function getStaticPaths() {
  return tablesOf(await loadRecords()).map((table) => ({params: {name: table.name}, props: {table}}));
}

/** A table as it was written. */
export const GET: APIRoute<{table: SharedTable}> = async ({props: {table}}) =>
  new Response(new Uint8Array(await readBeside(`findings/${table.finding}`, table.file)));
