import type {APIRoute} from 'astro';
import {figureFile} from '../../figures/file.ts';
import {loadTaken, type Taken} from '../../figures/load-outline.ts';
import {loadRecords} from '../../records/records.ts';

export const getStaticPaths = loadTaken;

/** A figure as a file of its own, with its title and its source. */
export const GET: APIRoute<Taken> = async ({props: {figure, standing}}) =>
  new Response(await figureFile(figure, await loadRecords(), standing), {headers: {'content-type': 'image/svg+xml'}});
