import {readFile} from 'node:fs/promises';
import type {APIRoute} from 'astro';
import sharp from 'sharp';

const side = 180; // pixels

/** The icon of the report for home screens, which round its corners themselves. */
export const GET: APIRoute = async () => {
  const icon = (await readFile('site/public/favicon.svg', 'utf8')).replace(' rx="5"', '');
  const picture = await sharp(Buffer.from(icon), {density: (72 * side) / 28})
    .resize(side, side)
    .png()
    .toBuffer();
  return new Response(new Uint8Array(picture), {headers: {'content-type': 'image/png'}});
};
