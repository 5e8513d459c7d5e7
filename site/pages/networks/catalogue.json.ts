import type {APIRoute} from 'astro';
import {catalogueOf} from '../../networks.ts';
import {loadRecords} from '../../records.ts';

/** What the explorer can open. */
export const GET: APIRoute = async () => Response.json(catalogueOf(await loadRecords()));
