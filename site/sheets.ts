import type {DatasetName, ImageReference} from '../experiments/artifacts/schema.ts';
import {datasetNames} from './datasets.ts';
import type {Records} from './records.ts';

/** Names of the pictures of a data set. */
export type SheetName = 'samples' | 'means' | 'pairs' | 'trio' | 'noise' | 'variety';

export interface Sheet {
  path: string; // in the site
  folder: string; // in the records
  file: string;
  columns: number;
  images: ImageReference[]; // one a tile
}

export const tileSize = 28;

/** A picture of tiles; the mean images carry the label as index. */
export function sheetOf({datasets, lookAlikes}: Records, dataset: DatasetName, name: SheetName): Sheet {
  const path = `/images/${dataset}-${name}.webp`;
  switch (name) {
    case 'samples':
      return {path, folder: `datasets/${dataset}`, ...datasets[dataset].samples};
    case 'means': {
      const images = datasets[dataset].classNames.map(
        (_, label): ImageReference => ({split: 'training', index: label, label}),
      );
      return {path, folder: `datasets/${dataset}`, ...datasets[dataset].means, images};
    }
    default:
      return {path, folder: `look-alikes/${dataset}`, ...lookAlikes[dataset][name].sheet};
  }
}

/** Every picture that the site ships; none for a sheet without tiles. */
export function allSheets(records: Records): Sheet[] {
  const names: SheetName[] = ['samples', 'means', 'pairs', 'trio', 'noise', 'variety'];
  return datasetNames
    .flatMap((dataset) => names.map((name) => sheetOf(records, dataset, name)))
    .filter(({images}) => images.length > 0);
}

/** Where the tile at `place` stands on its sheet, in pixels. */
export function tileAt({columns, images}: Pick<Sheet, 'columns' | 'images'>, place: number) {
  return {
    x: (place % columns) * tileSize,
    y: Math.floor(place / columns) * tileSize,
    width: columns * tileSize,
    height: Math.ceil(images.length / columns) * tileSize,
  };
}
