import type {APIRoute} from 'astro';
import {version} from '../../package.json';
import {citationOf} from '../cards/citation.ts';
import {link} from '../format/links.ts';
import {loadRecords} from '../records/records.ts';

/** How to cite the report, for machines. */
export const GET: APIRoute = async ({site}) =>
  new Response(`${citationOf(await loadRecords(), version, site && new URL(link('/'), site).href).cff}\n`);
