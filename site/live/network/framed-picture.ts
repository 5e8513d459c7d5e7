import type {Cell} from '../../../experiments/models/window.ts';
import {element} from '../element.ts';
import {type Grid, type Palette, paint} from './paint.ts';

/** A picture of numbers with a frame on it. */
export interface FramedPicture {
  canvas: HTMLCanvasElement;
  overlay: SVGSVGElement; // lies over the canvas
  paint(grid: Grid, limit: number, palette: Palette): void;
  frame(square: Cell & {size: number}): void; // in cells; may reach over the edge
}

const svgSpace = 'http://www.w3.org/2000/svg';

export function framedPicture(): FramedPicture {
  const canvas = element('canvas', {'aria-hidden': 'true'});
  const rect = document.createElementNS(svgSpace, 'rect');
  rect.setAttribute('class', 'frame');
  const overlay = document.createElementNS(svgSpace, 'svg');
  overlay.setAttribute('aria-hidden', 'true');
  overlay.append(rect);
  return {
    canvas,
    overlay,
    paint(grid, limit, palette) {
      paint(canvas, grid, limit, palette);
      overlay.setAttribute('viewBox', `0 0 ${grid.columns} ${grid.rows}`);
    },
    frame({row, column, size}) {
      for (const [name, value] of Object.entries({x: column, y: row, width: size, height: size}))
        rect.setAttribute(name, String(value));
    },
  };
}
