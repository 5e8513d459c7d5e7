import type {APIRoute} from 'astro';
import {asPng} from '../../drawings/as-png.ts';
import {figureFile} from '../../figures/file.ts';
import {loadTaken, type Taken} from '../../figures/load-outline.ts';
import {loadRecords} from '../../records/records.ts';

export const getStaticPaths = loadTaken;

/** The file of a figure as a picture. */
export const GET: APIRoute<Taken> = async ({props: {figure, standing}}) => {
  const picture = await asPng(await figureFile(figure, await loadRecords(), standing));
  return new Response(new Uint8Array(picture), {headers: {'content-type': 'image/png'}});
};
