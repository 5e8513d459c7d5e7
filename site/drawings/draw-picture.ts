import {embed} from '../images/embed.ts';
import {type Drawn, rectangle, tidy} from './drawn.ts';
import type {Frame, Picture} from './part.ts';

/** A part of a recorded picture, held in the drawing; what is no ink has an edge, so that white ends on white paper. */
export async function drawPicture({of: crop, side, placed, frames = []}: Picture): Promise<Drawn> {
  const {tile} = crop;
  const isLight = crop.kind === 'tile light';
  const scale = side / Math.max(tile.width, tile.height);
  const size = `width="${tidy(tile.width * scale)}" height="${tidy(tile.height * scale)}"`;
  const shown = `image-rendering="pixelated" href="${await embed(crop)}"`;
  const box = {width: tile.width * scale, height: tile.height * scale};
  const edge = isLight ? rectangle(0, 0, box.width, box.height, edgeLook) : '';
  if (!placed && frames.length === 0) return {...box, svg: `<image ${size} ${shown}/>${edge}`};
  const ground = isLight && placed ? rectangle(0, 0, tile.width, tile.height, 'fill="#000"') : ''; // what comes in is 0
  const transform = placed ? ` transform="${placed}"` : '';
  const image = `<image width="${tile.width}" height="${tile.height}"${transform} ${shown}/>`;
  const inner = `${ground}${image}${frames.map(outline).join('')}`;
  return {...box, svg: `<svg ${size} viewBox="0 0 ${tile.width} ${tile.height}">${inner}</svg>${edge}`};
}

// A white picture on white paper has to end somewhere.
const edgeLook = 'fill="none" stroke="var(--hairline)"';

function outline({x, y, side, isDashed}: Frame): string {
  const dashes = isDashed ? ' stroke-dasharray="1 0.7"' : '';
  return rectangle(x, y, side, side, `fill="none" stroke="var(--warn)" stroke-width="0.8"${dashes}`);
}
