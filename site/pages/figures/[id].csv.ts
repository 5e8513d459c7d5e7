import type {APIRoute} from 'astro';
import {csv} from '../../figures/csv.ts';
import {type Figure, isReady} from '../../figures/figure.ts';
import {figures} from '../../figures/index.ts';
import {runFigures} from '../../figures/run-curves.ts';
import {loadRecords} from '../../records.ts';

export async function getStaticPaths() {
  const records = await loadRecords();
  const all = [...figures.filter((figure) => isReady(figure, records)), ...runFigures(records)];
  return all.map((figure) => ({params: {id: figure.id}, props: {figure}}));
}

/** The data behind a figure. */
export const GET: APIRoute<{figure: Figure}> = async ({props: {figure}}) =>
  new Response(csv(figure.table(await loadRecords())), {headers: {'content-type': 'text/csv; charset=utf-8'}});
