import type {ReceptiveField} from '../../../experiments/models/receptive-field.ts';
import type {Tensor} from '../../../experiments/models/step.ts';
import type {Cell} from '../../../experiments/models/window.ts';
import {element} from '../element.ts';
import {framedPicture} from './framed-picture.ts';
import {gridOf, type Palette} from './paint.ts';

/** The part of the image that a number depends on, framed. */
export interface Seen {
  root: HTMLElement;
  show(cell: Cell): void;
}

/** `field` is that of the maps in which the number stands. */
export function seenPart(image: Tensor, {size, step, start}: ReceptiveField, palette: Palette): Seen {
  const {canvas, overlay, paint, frame} = framedPicture();
  paint(gridOf(image, 0), 1, palette);
  const words = element('p');
  const root = element('div', {class: 'seen'}, element('div', {class: 'picture'}, canvas, overlay), words);
  return {
    root,
    show({row, column}) {
      frame({row: start + row * step, column: start + column * step, size});
      words.textContent = `In the image, this number sees ${size} × ${size} pixels.`;
    },
  };
}
