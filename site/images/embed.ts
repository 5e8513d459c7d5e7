import sharp from 'sharp';
import type {Crop} from './crops.ts';
import {cut, type Pixels, pixelsOf} from './pictures.ts';

/** A part of a recorded picture as the address of a PNG that holds it: grey as ink on whatever lies below. */
export async function embed({picture, x, y, tile, kind}: Crop): Promise<string> {
  const sheet = await pixelsOf(picture.folder, picture.file);
  const {data, width, height, channels} = cut(sheet, {x, y, width: tile.width, height: tile.height});
  const isInk = kind === 'tile' || kind === 'map tile';
  const raw = isInk ? {width, height, channels: 2 as const} : {width, height, channels};
  const png = await sharp(isInk ? asInk(data) : data, {raw})
    .toColourspace(channels === 1 ? 'b-w' : 'srgb')
    .png({compressionLevel: 9, adaptiveFiltering: true})
    .toBuffer();
  return `data:image/png;base64,${png.toString('base64')}`;
}

/** Black, as dense as the pixels are large. */
function asInk(grey: Pixels['data']): Uint8Array {
  const ink = new Uint8Array(2 * grey.length);
  for (const [place, value] of grey.entries()) ink[2 * place + 1] = value;
  return ink;
}
