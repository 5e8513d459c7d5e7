import {element} from '../element.ts';
import type {MapView} from './address.ts';
import type {Frame} from './camera.ts';
import {neighboursOf, type OpenedMap, shownBy} from './opened.ts';
import {paintMap} from './painter.ts';

/** Where the map is painted, with the buttons that enlarge and shrink it. */
export interface MapStage {
  root: HTMLElement;
  canvas: HTMLCanvasElement;
  frame(): Frame; // as large as it is now
  paint(map: OpenedMap, view: MapView): void;
}

/** Makes the stage. `zoom` is told by how much to enlarge, `showAll` when all is to be seen. */
export function mapStage(zoom: (factor: number) => void, showAll: () => void): MapStage {
  const canvas = element('canvas', {
    tabindex: 0,
    role: 'application',
    'aria-label': 'Map. Arrow keys go to the next image, plus and minus enlarge and shrink, 0 shows all.',
  });
  const zooms = element(
    'div',
    {class: 'map-zoom'},
    button('+', 'Enlarge', () => zoom(zoomStep)),
    button('−', 'Shrink', () => zoom(1 / zoomStep)),
    button('All', 'Show all', showAll),
  );
  return {
    root: element('div', {}, canvas, zooms),
    canvas,
    frame: () => ({width: canvas.clientWidth, height: canvas.clientHeight}),
    paint: (map, view) => paintOn(canvas, map, view),
  };
}

/** How much one press of a key or a button enlarges. */
export const zoomStep = 1.6;

function paintOn(canvas: HTMLCanvasElement, map: OpenedMap, view: MapView): void {
  const context = canvas.getContext('2d')!;
  const [width, height, ratio] = [canvas.clientWidth, canvas.clientHeight, devicePixelRatio];
  if (canvas.width !== Math.round(width * ratio)) canvas.width = Math.round(width * ratio);
  if (canvas.height !== Math.round(height * ratio)) canvas.height = Math.round(height * ratio);
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  const {color: ink, fontFamily: font} = getComputedStyle(canvas);
  paintMap(context, {width, height}, view.camera, {
    ...map,
    classNames: map.source.classNames,
    isShown: shownBy(view, map),
    chosen: view.image,
    near: view.image === undefined ? [] : neighboursOf(map, view.image),
    ...{ink, font, paper: getComputedStyle(document.documentElement).backgroundColor},
  });
}

function button(text: string, name: string, press: () => void): HTMLButtonElement {
  const made = element('button', {type: 'button', 'aria-label': name}, text);
  made.addEventListener('click', press);
  return made;
}
