import type {MapView} from './address.ts';
import {wholeMap} from './camera.ts';
import type {MapSource, MapSpace} from './source.ts';

/** What is seen of a data set before the reader has chosen anything. */
export function firstView({dataset, spaces}: MapSource): MapView {
  const space = spaces.at(-1)!;
  const map = space.maps.at(-1)!.kind;
  return {dataset, space: space.name, map, show: 'all', label: undefined, image: undefined, camera: wholeMap};
}

/** The view, with what there is in place of what there is not. */
export function within(sources: readonly MapSource[], view: MapView): MapView {
  const source = sourceOf(sources, view) ?? sources[0]!;
  const space = spaceOf(source, view) ?? source.spaces.at(-1)!;
  return {
    ...view,
    dataset: source.dataset,
    space: space.name,
    map: space.maps.some(({kind}) => kind === view.map) ? view.map : firstView(source).map,
    label: view.label !== undefined && view.label < source.classNames.length ? view.label : undefined,
    image: view.image !== undefined && view.image < source.images ? view.image : undefined,
  };
}

/** The maps of the data set that a view names. */
export function sourceOf(sources: readonly MapSource[], {dataset}: MapView): MapSource | undefined {
  return sources.find((source) => source.dataset === dataset);
}

/** The space whose maps a view names. */
export function spaceOf({spaces}: MapSource, {space}: MapView): MapSpace | undefined {
  return spaces.find(({name}) => name === space);
}
