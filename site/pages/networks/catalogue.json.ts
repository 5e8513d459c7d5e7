import type {APIRoute} from 'astro';
import {catalogueOf} from '../../images/networks.ts';
import {loadRecords} from '../../records/records.ts';

/** What the explorer can open. */
export const GET: APIRoute = async () => Response.json(catalogueOf(await loadRecords()));
