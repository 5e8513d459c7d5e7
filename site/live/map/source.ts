import type {ImageShape} from '../../../experiments/artifacts/data-shape.ts';
import type {DatasetName} from '../../../experiments/artifacts/schema.ts';
import {loadBytes} from '../load.ts';
import type {Points} from './camera.ts';

/** The maps of a data set's test images, and where their files are. */
export interface MapSource {
  dataset: DatasetName;
  title: string;
  classNames: string[];
  images: number;
  sprites: {address: string; shape: ImageShape; columns: number};
  isInk: boolean; // whether the images are ink, and take the colour of their class; others are framed by it
  labels: string; // address: a byte each
  pages: string; // address under which hard images have pages
  paged: number[]; // those that do
  spaces: MapSpace[];
}

export interface MapSpace {
  name: string; // "pixels"
  title: string;
  predicted: string | null; // address: a byte each
  nearest: string; // address: [images, 3]
  maps: {kind: string; address: string; ranges: [low: number, high: number][]}[];
}

/** What has been loaded of one map. */
export interface LoadedMap {
  points: Points;
  labels: Uint8Array;
  predicted: Uint8Array | null;
  nearest: Uint16Array;
}

/** Loads what a map needs; each file once. */
export async function loadMap(source: MapSource, space: MapSpace, map: MapSpace['maps'][number]): Promise<LoadedMap> {
  const [points, labels, predicted, nearest] = await Promise.all([
    loadBytes(map.address),
    loadBytes(source.labels),
    space.predicted ? loadBytes(space.predicted) : null,
    loadBytes(space.nearest),
  ]);
  return {
    points: spread(new Uint16Array(points), map.ranges),
    labels: new Uint8Array(labels),
    predicted: predicted && new Uint8Array(predicted),
    nearest: new Uint16Array(nearest),
  };
}

/** Puts packed points into a square of 0 ... 1, both axes to the same scale. */
export function spread(packed: Uint16Array, ranges: [low: number, high: number][]): Points {
  const extents = ranges.map(([low, high]) => high - low);
  const longest = Math.max(...extents);
  return Float32Array.from(packed, (value, at) => {
    const share = extents[at % 2]! / longest;
    return (1 - share) / 2 + (value / 65_535) * share;
  });
}
