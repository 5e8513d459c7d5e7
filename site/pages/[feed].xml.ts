import type {APIRoute, GetStaticPaths} from 'astro';
import {loadRecords} from '../records/records.ts';
import {atomOf, entriesOf} from '../report/feed.ts';

/** `feed.xml`, the studies that have finished, for feed readers. Its addresses are whole, so it needs to know the host. */
export const getStaticPaths: GetStaticPaths = () => (import.meta.env.SITE ? [{params: {feed: 'feed'}}] : []);

export const GET: APIRoute = async ({site}) =>
  new Response(atomOf(entriesOf(await loadRecords()), site!), {
    headers: {'content-type': 'application/atom+xml; charset=utf-8'},
  });
