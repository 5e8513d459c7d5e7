import type {ReceptiveField} from '../../../experiments/models/receptive-field.ts';
import type {Cell} from '../../../experiments/models/window.ts';
import {element} from '../element.ts';
import {framedPicture} from './framed-picture.ts';
import {paintImage} from './paint.ts';
import type {Scene} from './scene.ts';

/** The part of the image that a number depends on, framed. */
export interface Seen {
  root: HTMLElement;
  show(cell: Cell): void;
}

/** `field` is that of the maps in which the number stands. */
export function seenPart(
  {image, isInk, palette}: Pick<Scene, 'image' | 'isInk' | 'palette'>,
  {size, step, start}: ReceptiveField,
): Seen {
  const {canvas, overlay, show, frame} = framedPicture();
  show((picture) => paintImage(picture, image, isInk, palette));
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
