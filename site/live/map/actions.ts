import {replaceChoices} from '../choice.ts';
import {delayed} from '../delayed.ts';
import {type MapView, writeMapView} from './address.ts';
import type {Spot} from './camera.ts';
import type {Details} from './details.ts';
import type {Finder} from './finder.ts';
import {withImage, zoomed} from './moves.ts';
import {loadView, type OpenedMap} from './opened.ts';
import {mapSettings} from './settings.ts';
import type {MapSource} from './source.ts';
import type {MapStage} from './stage.ts';
import {within} from './view.ts';

/** What is open: a map, and what the reader has chosen to see of it. */
export interface MapState {
  readonly sources: readonly MapSource[];
  view: MapView;
  map: OpenedMap;
}

/** What of the page shows the state. */
export interface MapParts {
  settings: HTMLElement;
  finder: Finder;
  stage: MapStage;
  details: Details;
}

/** What a reader can do; the parts and the address follow. */
export interface MapActions {
  show(): void; // all there is
  paint(): void; // with the next frame
  change(view: Partial<MapView>): void; // sees the same map otherwise
  zoom(factor: number, around?: Spot): void;
  pick(image: number | undefined): void;
  go(view: Partial<MapView>): Promise<void>; // to another map
}

/** The actions on a state and on what shows it. */
export function mapActions(state: MapState, {settings, finder, stage, details}: MapParts): MapActions {
  const remember = delayed(() => history.replaceState(history.state, '', writeMapView(state.view) + location.hash));
  const paint = oncePerFrame(() => stage.paint(state.map, state.view));
  const change = (view: Partial<MapView>) => {
    state.view = {...state.view, ...view};
    remember();
    paint();
  };
  const pick = (image: number | undefined) => {
    change(withImage(state.map, state.view, stage.frame(), image));
    finder.name(image);
    details.show(state.map, image);
  };
  const showSettings = () => replaceChoices(settings, mapSettings(state.sources, state.view, go));
  const showMap = () => {
    if (!state.map.predicted) state.view = {...state.view, show: 'all'};
    finder.offer(state.map, state.view);
    pick(state.view.image); // also where it now lies elsewhere
  };
  const go = async (view: Partial<MapView>) => {
    state.view = within(state.sources, {...state.view, ...view});
    showSettings();
    state.map = await loadView(state.sources, state.view);
    showMap();
  };
  return {
    ...{paint, change, pick, go},
    show() {
      showSettings();
      showMap();
    },
    zoom: (factor, around) => change({camera: zoomed(state.map, state.view, stage.frame(), factor, around)}),
  };
}

/** Runs with the next frame, however often it is called before. */
function oncePerFrame(run: () => void): () => void {
  let isAsked = false;
  return () => {
    if (!isAsked)
      requestAnimationFrame(() => {
        isAsked = false;
        run();
      });
    isAsked = true;
  };
}
