import {createHash} from 'node:crypto';
import sharp from 'sharp';
import {type BuildCache, buildCache, once} from '../format/build-cache.ts';
import {outlineTexts} from './outline-text.ts';

const scale = 2; // pixels of the picture for one of the drawing: sharp on a slide
const drawing = 1; // counts up when the same SVG is to give other pixels

/** A drawing as a picture. One that an earlier build has drawn is not drawn again. */
export async function asPng(svg: string, cache: BuildCache = buildCache('pictures')): Promise<Buffer> {
  const drawnBy = JSON.stringify([sharp.versions, scale, drawing]);
  const name = `${createHash('sha256').update(drawnBy).update(svg).digest('hex')}.png`;
  return once(cache, name, () => draw(svg));
}

async function draw(svg: string): Promise<Buffer> {
  return sharp(Buffer.from(await outlineTexts(svg)), {density: 72 * scale})
    .removeAlpha()
    .png({compressionLevel: 6})
    .toBuffer();
}
