import type {APIRoute} from 'astro';
import sharp from 'sharp';
import type {DatasetName} from '../../../experiments/artifacts/schema.ts';
import {readBeside} from '../../content.config.ts';
import {datasetNames} from '../../datasets.ts';
import {loadRecords} from '../../records.ts';
import {firstSample, sheetOf, tileAt, tileSize} from '../../sheets.ts';

export const getStaticPaths = () => datasetNames.map((dataset) => ({params: {dataset}, props: {dataset}}));

/** The first sample of each class in a row, without loss: a tenth of what the sheet of samples weighs. */
export const GET: APIRoute<{dataset: DatasetName}> = async ({props: {dataset}}) => {
  const records = await loadRecords();
  const sheet = sheetOf(records, dataset, 'samples');
  const samples = sharp(await readBeside(sheet.folder, sheet.file));
  const {classNames} = records.datasets[dataset];
  const row = await Promise.all(
    classNames.map(async (_, label) => {
      const {x, y} = tileAt(sheet, firstSample(records, dataset, label));
      const tile = samples.clone().extract({left: x, top: y, width: tileSize, height: tileSize});
      return {input: await tile.png().toBuffer(), left: label * tileSize, top: 0};
    }),
  );
  const webp = await sharp({
    create: {width: classNames.length * tileSize, height: tileSize, channels: 3, background: 'black'},
  })
    .composite(row)
    .webp({lossless: true, effort: 6})
    .toBuffer();
  return new Response(new Uint8Array(webp), {headers: {'content-type': 'image/webp'}});
};
