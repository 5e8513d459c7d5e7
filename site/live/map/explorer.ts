import {element} from '../element.ts';
import {keepForPaper} from '../on-paper.ts';
import {onThemeChange} from '../theme-change.ts';
import {type MapActions, type MapParts, type MapState, mapActions} from './actions.ts';
import {readMapView} from './address.ts';
import {moveBy, type Spot, wholeMap} from './camera.ts';
import {mapDetails} from './details.ts';
import {mapFinder} from './finder.ts';
import {imageAt, imageTowards} from './moves.ts';
import {loadView} from './opened.ts';
import {listenToPointers} from './pointers.ts';
import type {MapSource} from './source.ts';
import {type MapStage, mapStage, zoomStep} from './stage.ts';
import {firstView, within} from './view.ts';

/** Opens the maps in `root`, at the view that the address names. */
export async function openMap(root: HTMLElement, sources: MapSource[]): Promise<void> {
  const view = within(sources, readMapView(location.search) ?? firstView(sources[0]!));
  const state: MapState = {sources, view, map: await loadView(sources, view)};
  const parts: MapParts = {
    settings: element('div', {class: 'settings'}),
    finder: mapFinder(
      (next) => actions.change(next),
      (image) => actions.pick(image),
    ),
    stage: mapStage(
      (factor) => actions.zoom(factor),
      () => actions.change({camera: wholeMap}),
    ),
    details: mapDetails((image) => actions.pick(image)),
  };
  const actions = mapActions(state, parts);
  const {settings, finder, stage, details} = parts;
  const beside = element('div', {class: 'map-stage'}, stage.root, details.root);
  root.replaceChildren(settings, finder.root, beside, keepForPaper(root));
  listen(state, stage, actions);
  actions.show();
}

/** Lets keys and pointers on the map act, and paints it again where its size or the theme changes. */
function listen(state: MapState, {canvas, frame}: MapStage, actions: MapActions): void {
  const {paint, change, zoom, pick} = actions;
  canvas.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !press(event.key, state, actions)) return;
    event.preventDefault();
  });
  listenToPointers(canvas, {
    drag: (by) => change({camera: moveBy(state.view.camera, frame(), by)}),
    pinch: (spot, factor) => zoom(factor, spot),
    tap: (spot) => pick(imageAt(state.map, state.view, frame(), spot)),
  });
  new ResizeObserver(paint).observe(canvas);
  onThemeChange(paint);
}

/** Does what a key asks for; whether it asks for anything. */
function press(key: string, {map, view}: MapState, {change, zoom, pick}: MapActions): boolean {
  const direction = directions[key];
  if (direction) {
    const image = imageTowards(map, view, direction);
    if (image !== undefined) pick(image);
  } else if (key === '+' || key === '=') zoom(zoomStep);
  else if (key === '-') zoom(1 / zoomStep);
  else if (key === '0') change({camera: wholeMap});
  else return false;
  return true;
}

const directions: Record<string, Spot> = {
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
};
