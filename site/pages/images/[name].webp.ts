import type {APIRoute} from 'astro';
import sharp from 'sharp';
import {readPicture} from '../../content.config.ts';
import {loadRecords} from '../../records.ts';
import {allSheets, type Sheet} from '../../sheets.ts';

export async function getStaticPaths() {
  return allSheets(await loadRecords()).map((sheet) => ({
    params: {name: sheet.path.replace('/images/', '').replace('.webp', '')},
    props: {sheet},
  }));
}

/** A sheet of tiles as recorded, without loss. */
export const GET: APIRoute<{sheet: Sheet}> = async ({props: {sheet}}) => {
  const picture = await readPicture(sheet.folder, sheet.file);
  const webp = await sharp(picture).webp({lossless: true, effort: 6}).toBuffer();
  return new Response(new Uint8Array(webp), {headers: {'content-type': 'image/webp'}});
};
