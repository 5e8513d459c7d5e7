import type {APIRoute} from 'astro';
import {standaloneSvg} from '../../charts/standalone.ts';
import {drawFigure} from '../../figures/drawing.ts';
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

/** A chart as a file of its own. */
export const GET: APIRoute<{figure: Figure}> = async ({props: {figure}}) =>
  new Response(standaloneSvg(await drawFigure(figure, await loadRecords(), 'wide')), {
    headers: {'content-type': 'image/svg+xml'},
  });
