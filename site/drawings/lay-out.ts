import {drawGrid} from './draw-grid.ts';
import {drawMatrix} from './draw-matrix.ts';
import {drawPicture} from './draw-picture.ts';
import {drawTable} from './draw-table.ts';
import {drawWords} from './draw-words.ts';
import type {Drawn} from './drawn.ts';
import type {Part} from './part.ts';

/** Draws parts, in the colours of the page. */
export async function layOut(part: Part): Promise<Drawn> {
  switch (part.kind) {
    case 'words':
      return drawWords(part);
    case 'picture':
      return drawPicture(part);
    case 'matrix':
      return drawMatrix(part);
    case 'table':
      return drawTable(part);
    case 'grid':
      return drawGrid(await Promise.all(part.parts.map(layOut)), part);
  }
}
