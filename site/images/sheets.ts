import type {ImageShape} from '../../experiments/artifacts/data-shape.ts';
import type {DatasetName, Findings, ImageReference} from '../../experiments/artifacts/schema.ts';
import {datasetNames, descriptionOf, lookAlikesOf} from '../records/datasets.ts';
import type {Records} from '../records/records.ts';

/** Names of the pictures of a data set. */
export type SheetName = 'samples' | 'means' | 'pairs' | 'trio' | 'variety';

export interface Sheet extends Picture {
  columns: number;
  images: ImageReference[]; // one a tile
  shape: ImageShape; // of a tile
}

/** A picture that the site ships. */
export interface Picture {
  path: string; // in the site
  folder: string; // in the records
  file: string;
}

/** A picture of tiles; the mean images carry the label as index. */
export function sheetOf(records: Records, dataset: DatasetName, name: SheetName): Sheet {
  const path = `/images/${dataset}-${name}.webp`;
  const {shape} = descriptionOf(records, dataset);
  switch (name) {
    case 'samples':
      return {path, folder: `datasets/${dataset}`, ...descriptionOf(records, dataset).samples, shape};
    case 'means': {
      const images = descriptionOf(records, dataset).classNames.map(
        (_, label): ImageReference => ({split: 'training', index: label, label}),
      );
      return {path, folder: `datasets/${dataset}`, ...descriptionOf(records, dataset).means, images, shape};
    }
    default: {
      const none = {file: '', columns: 1, images: []}; // as the trio among two classes
      return {path, folder: `look-alikes/${dataset}`, ...(lookAlikesOf(records, dataset)[name]?.sheet ?? none), shape};
    }
  }
}

/** A picture of a finding. */
export function foundPicture(finding: keyof Findings, file: string): Picture {
  return {
    path: `/images/${finding}-${file.replace(/\.png$/, '')}.webp`,
    folder: `findings/${finding}`,
    file,
  };
}

/**
 * Every picture that the site ships; none for a sheet without tiles. The sprites of the map go with the map, the
 * neighbours of the hard images row by row with these.
 */
export function allPictures(records: Records): Picture[] {
  const {embeddings: _, ...others} = records.findings;
  const found = Object.entries(others).flatMap(([name, record]) =>
    picturesIn(record).map((file) => foundPicture(name as keyof Findings, file)),
  );
  return [...allSheets(records), ...found];
}

/** The files that a record names as pictures. */
function picturesIn(record: unknown): string[] {
  if (typeof record !== 'object' || record === null) return [];
  const {file, columns, images} = record as {file?: unknown; columns?: unknown; images?: unknown[]};
  if (typeof file === 'string' && columns !== undefined) return images?.length === 0 ? [] : [file];
  const {neighbours: _, ...others} = record as {neighbours?: unknown};
  return Object.values(others).flatMap(picturesIn);
}

function allSheets(records: Records): Sheet[] {
  const names: SheetName[] = ['samples', 'means', 'pairs', 'trio', 'variety'];
  return datasetNames
    .flatMap((dataset) => names.map((name) => sheetOf(records, dataset, name)))
    .filter(({images}) => images.length > 0);
}

/** The first sample of a class: its place on the sheet of samples. */
export function firstSample(records: Pick<Records, 'datasets'>, dataset: DatasetName, label: number): number {
  return descriptionOf(records, dataset).samples.images.findIndex((image) => image.label === label);
}

/** Where the tile at `place` stands on its sheet, and what that and the sheet measure, in pixels. */
export function tileAt(
  {columns, images}: Pick<Sheet, 'columns' | 'images'>,
  place: number,
  {width, height, channels}: ImageShape,
) {
  return {
    x: (place % columns) * width,
    y: Math.floor(place / columns) * height,
    width: columns * width,
    height: Math.ceil(images.length / columns) * height,
    tile: {width, height, channels},
  };
}
