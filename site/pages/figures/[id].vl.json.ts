import type {APIRoute} from 'astro';
import {standaloneSpec} from '../../charts/standalone.ts';
import type {Figure} from '../../figures/figure.ts';
import {loadOutline} from '../../figures/load-outline.ts';
import {shownCharts} from '../../figures/outline.ts';
import {loadRecords} from '../../records/records.ts';

export async function getStaticPaths() {
  return shownCharts(await loadOutline(), await loadRecords()).map((figure) => ({
    params: {id: figure.id},
    props: {figure},
  }));
}

/** The Vega-Lite specification of a chart, with its data. */
export const GET: APIRoute<{figure: Figure}> = async ({props: {figure}}) =>
  new Response(standaloneSpec(figure.chart!(await loadRecords(), 'wide')!), {
    headers: {'content-type': 'application/json'},
  });
