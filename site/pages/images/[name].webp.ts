import type {APIRoute} from 'astro';
import sharp from 'sharp';
import {readBeside} from '../../content.config.ts';
import {loadRecords} from '../../records.ts';
import {allPictures, type Picture} from '../../sheets.ts';

export async function getStaticPaths() {
  return allPictures(await loadRecords()).map((picture) => ({
    params: {name: picture.path.replace('/images/', '').replace('.webp', '')},
    props: {picture},
  }));
}

/** A picture as recorded, without loss. */
export const GET: APIRoute<{picture: Picture}> = async ({props: {picture}}) => {
  const recorded = await readBeside(picture.folder, picture.file);
  const webp = await sharp(recorded).webp({lossless: true, effort: 6}).toBuffer();
  return new Response(new Uint8Array(webp), {headers: {'content-type': 'image/webp'}});
};
