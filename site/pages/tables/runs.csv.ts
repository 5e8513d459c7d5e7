import type {APIRoute} from 'astro';
import {loadRecords} from '../../records/records.ts';
import {csv} from '../../tables/csv.ts';
import {runsTable} from '../../tables/run-rows.ts';

/** The table of all runs. */
export const GET: APIRoute = async () =>
  new Response(csv(runsTable(await loadRecords())), {headers: {'content-type': 'text/csv; charset=utf-8'}});
