import type {APIRoute} from 'astro';
import {csv} from '../../figures/csv.ts';
import {loadRecords} from '../../records.ts';
import {runsTable} from '../../run-rows.ts';

/** The table of all runs. */
export const GET: APIRoute = async () =>
  new Response(csv(runsTable(await loadRecords())), {headers: {'content-type': 'text/csv; charset=utf-8'}});
