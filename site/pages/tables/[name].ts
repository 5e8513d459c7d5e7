import type {APIRoute} from 'astro';
import {readBeside} from '../../records/beside.ts';
import {datasetNames} from '../../records/datasets.ts';
import {loadRecords} from '../../records/records.ts';
import {type SharedTable, tablesOf} from '../../records/shared-tables.ts';
import {withNames} from '../../tables/named-csv.ts';

export async function getStaticPaths() {
  return tablesOf(await loadRecords()).map((table) => ({params: {name: table.name}, props: {table}}));
}

/** A table as it was written, in CSV with the names of the images where they have any. */
export const GET: APIRoute<{table: SharedTable}> = async ({props: {table}}) => {
  const bytes = await readBeside(`findings/${table.finding}`, table.file);
  return new Response(new Uint8Array(table.name.endsWith('.csv') ? withNames(bytes, datasetNames) : bytes));
};
