import type {Cell} from '../../../experiments/models/window.ts';
import {element} from '../element.ts';

/** A picture of numbers with a frame on it. */
export interface FramedPicture {
  canvas: HTMLCanvasElement;
  overlay: SVGSVGElement; // lies over the canvas
  show(paint: (canvas: HTMLCanvasElement) => void): void;
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
    show(paint) {
      paint(canvas);
      overlay.setAttribute('viewBox', `0 0 ${canvas.width} ${canvas.height}`);
    },
    frame({row, column, size}) {
      for (const [name, value] of Object.entries({x: column, y: row, width: size, height: size}))
        rect.setAttribute(name, String(value));
    },
  };
}
