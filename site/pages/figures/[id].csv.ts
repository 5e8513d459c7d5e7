import type {APIRoute} from 'astro';
import type {Figure} from '../../figures/figure.ts';
import {loadOutline} from '../../figures/load-outline.ts';
import {shownFigures} from '../../figures/outline.ts';
import {runFigures} from '../../figures/run-curves.ts';
import {loadRecords} from '../../records/records.ts';
import {csv} from '../../tables/csv.ts';

export async function getStaticPaths() {
  const all = [...shownFigures(await loadOutline()), ...runFigures(await loadRecords())];
  return all.map((figure) => ({params: {id: figure.id}, props: {figure}}));
}

/** The data behind a figure. */
export const GET: APIRoute<{figure: Figure}> = async ({props: {figure}}) =>
  new Response(csv(figure.table(await loadRecords())), {headers: {'content-type': 'text/csv; charset=utf-8'}});
