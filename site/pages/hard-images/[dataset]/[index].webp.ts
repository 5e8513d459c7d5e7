import type {APIRoute} from 'astro';
import {answerWith, cut, pixelsOf, tileOf} from '../../../images/pictures.ts';
import {descriptionOf} from '../../../records/datasets.ts';
import {allPictured, type HardImage, missesOf} from '../../../records/hard-images.ts';
import {loadRecords} from '../../../records/records.ts';

export async function getStaticPaths() {
  return allPictured(await loadRecords()).map((hard) => ({
    params: {dataset: hard.dataset, index: String(hard.image.index)},
    props: {hard},
  }));
}

/** A hard image in a row with the training images nearest to it; alone where those have not been looked for. */
export const GET: APIRoute<{hard: HardImage}> = async ({props: {hard}}) => {
  const records = await loadRecords();
  const {sheet, neighbours} = missesOf(records, hard.dataset)!;
  const {shape} = descriptionOf(records, hard.dataset);
  const hasRow = hard.place < neighbours.distances.length;
  const pixels = await pixelsOf('findings/hard-images', hasRow ? neighbours.sheet.file : sheet.file);
  if (!hasRow) return answerWith(tileOf(pixels, sheet, hard.place, shape));
  return answerWith(cut(pixels, {x: 0, y: hard.place * shape.height, width: pixels.width, height: shape.height}));
};
