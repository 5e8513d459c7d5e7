import {type Choice, choice} from '../choice.ts';
import type {MapView} from './address.ts';
import {wholeMap} from './camera.ts';
import type {MapSource} from './source.ts';
import {firstView, sourceOf, spaceOf} from './view.ts';

const mapTitles: Record<string, string> = {umap: 'Neighbours (UMAP)', pca: 'Main directions (PCA)'};

/** The choices of a data set, of a space and of a layout. `go` is told what the reader wants to see instead. */
export function mapSettings(
  sources: readonly MapSource[],
  view: MapView,
  go: (view: Partial<MapView>) => void,
): Choice[] {
  const source = sourceOf(sources, view)!;
  const {spaces} = source;
  const space = spaceOf(source, view)!;
  const sets = choice('Data set', sources.map(named), (at) => go(firstView(sources[at]!)));
  const looks = choice('Alike by', spaces.map(named), (at) => go({space: spaces[at]!.name, camera: wholeMap}));
  const layouts = choice(
    'Layout',
    space.maps.map(({kind}) => ({name: mapTitles[kind] ?? kind})),
    (at) => go({map: space.maps[at]!.kind, camera: wholeMap}),
  );
  sets.select(sources.indexOf(source));
  looks.select(spaces.indexOf(space));
  layouts.select(space.maps.findIndex(({kind}) => kind === view.map));
  return [sets, looks, layouts];
}

const named = ({title}: {title: string}) => ({name: title});
