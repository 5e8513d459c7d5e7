import type {APIRoute} from 'astro';
import sharp from 'sharp';
import {readBeside} from '../../../content.config.ts';
import {missesOf} from '../../../figures/hard-images.ts';
import {allHardImages, type HardImage} from '../../../hard-images.ts';
import {loadRecords} from '../../../records.ts';
import {tileAt, tileSize} from '../../../sheets.ts';

export async function getStaticPaths() {
  return allHardImages(await loadRecords()).map((hard) => ({
    params: {dataset: hard.dataset, index: String(hard.image.index)},
    props: {hard},
  }));
}

/** A hard image in a row with the training images nearest to it; alone where those have not been looked for. */
export const GET: APIRoute<{hard: HardImage}> = async ({props: {hard}}) => {
  const {sheet, neighbours} = missesOf(await loadRecords(), hard.dataset)!;
  const hasRow = hard.place < neighbours.distances.length;
  const {file, columns} = hasRow ? neighbours.sheet : sheet;
  const {x, y} = hasRow ? {x: 0, y: hard.place * tileSize} : tileAt(sheet, hard.place);
  const webp = await sharp(await readBeside('findings/hard-images', file))
    .extract({left: x, top: y, width: (hasRow ? columns : 1) * tileSize, height: tileSize})
    .webp({lossless: true, effort: 6})
    .toBuffer();
  return new Response(new Uint8Array(webp), {headers: {'content-type': 'image/webp'}});
};
