import {loadBytes, once} from '../load.ts';
import type {MapView} from './address.ts';
import type {Spot} from './camera.ts';
import {loadSprites, type Sprites} from './painter.ts';
import {type LoadedMap, loadMap, type MapSource} from './source.ts';
import {sourceOf, spaceOf} from './view.ts';

/** A map that has been loaded, with the images on it. */
export interface OpenedMap extends LoadedMap {
  source: MapSource;
  sprites: Sprites;
}

/** How many nearest images are on record for each. */
const neighbourCount = 3;
const spritesOf = once(async (source: MapSource) =>
  loadSprites(source, new Uint8Array(await loadBytes(source.labels))),
);

/** Loads the map that a view names. */
export async function loadView(sources: readonly MapSource[], view: MapView): Promise<OpenedMap> {
  const source = sourceOf(sources, view)!;
  const space = spaceOf(source, view)!;
  const map = space.maps.find(({kind}) => kind === view.map)!;
  const [loaded, sprites] = await Promise.all([loadMap(source, space, map), spritesOf(source)]);
  return {...loaded, source, sprites};
}

/** Which images a view shows: those of its class, or those of them that the network names wrongly. */
export function shownBy({label, show}: MapView, {labels, predicted}: OpenedMap): (image: number) => boolean {
  return (image) =>
    (label === undefined || labels[image] === label) &&
    (show === 'all' || (predicted !== null && predicted[image] !== labels[image]));
}

/** The images that lie nearest to one. */
export function neighboursOf({nearest}: OpenedMap, image: number): number[] {
  return [...nearest.subarray(image * neighbourCount, (image + 1) * neighbourCount)];
}

/** Where an image lies on the map. */
export function pointOf({points}: OpenedMap, image: number): Spot {
  return [points[2 * image]!, points[2 * image + 1]!];
}
