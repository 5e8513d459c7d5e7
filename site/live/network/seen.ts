import {element} from '../element.ts';
import {fieldOf} from './field.ts';
import {framedPicture} from './framed-picture.ts';
import {gridOf, type Palette} from './paint.ts';
import type {Step, Tensor} from './step.ts';
import type {Cell} from './window.ts';

/** The part of the image that a number depends on, framed. */
export interface Seen {
  root: HTMLElement;
  show(cell: Cell): void;
}

/** `steps` are those from the image to the number. */
export function seenPart(image: Tensor, steps: readonly Step[], palette: Palette): Seen {
  const {canvas, overlay, paint, frame} = framedPicture();
  paint(gridOf(image, 0), 1, palette);
  const words = element('p');
  const root = element('div', {class: 'seen'}, element('div', {class: 'picture'}, canvas, overlay), words);
  return {
    root,
    show(cell) {
      const field = fieldOf(steps, cell);
      frame(field);
      words.textContent = `In the image, this number sees ${field.size} × ${field.size} pixels.`;
    },
  };
}
