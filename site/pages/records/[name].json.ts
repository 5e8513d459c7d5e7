import type {APIRoute} from 'astro';
import {evidenceIn} from '../../records/evidence.ts';
import {loadRecords} from '../../records/records.ts';

export async function getStaticPaths() {
  return evidenceIn(await loadRecords()).map(({name, record}) => ({params: {name}, props: {record}}));
}

/** A record as it is. */
export const GET: APIRoute<{record: object}> = ({props: {record}}) => Response.json(record);
