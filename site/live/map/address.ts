import {type Camera, wholeMap} from './camera.ts';

/** What the reader has chosen to see of the maps. */
export interface MapView {
  dataset: string;
  space: string;
  map: string;
  show: 'all' | 'wrong'; // those that the network names wrongly
  label: number | undefined; // one class alone
  image: number | undefined; // the chosen one
  camera: Camera;
}

/** Reads a view from the query of an address; `undefined` where it names none. */
export function readMapView(query: string): MapView | undefined {
  const words = new URLSearchParams(query);
  const [dataset, space, map] = [words.get('data'), words.get('space'), words.get('map')];
  if (!dataset) return undefined;
  const whole = (name: string) => (/^\d+$/.test(words.get(name) ?? '') ? Number(words.get(name)) : undefined);
  const [x, y, zoom] = (words.get('at') ?? '').split('_').map(Number);
  return {
    dataset,
    space: space ?? '',
    map: map ?? '',
    show: words.get('show') === 'wrong' ? 'wrong' : 'all',
    label: whole('class'),
    image: whole('image'),
    camera: x! >= 0 && y! >= 0 && zoom! >= 1 ? {x: x!, y: y!, zoom: zoom!} : wholeMap,
  };
}

/** The query of an address that names a view. */
export function writeMapView({dataset, space, map, show, label, image, camera}: MapView): string {
  const {x, y, zoom} = camera;
  const words = {
    ...{data: dataset, space, map},
    show: show === 'all' ? '' : show,
    class: label ?? '',
    image: image ?? '',
    at: zoom > 1 ? `${x.toFixed(4)}_${y.toFixed(4)}_${zoom.toFixed(2)}` : '',
  };
  const pairs = Object.entries(words).map(([name, word]) => [name, String(word)]);
  return `?${new URLSearchParams(pairs.filter(([, word]) => word !== ''))}`;
}
