import type {ImageShape} from '../../experiments/artifacts/data-shape.ts';
import type {DatasetName, Findings, ImageSheet, MapSheet} from '../../experiments/artifacts/schema.ts';
import {descriptionOf, isInk} from '../records/datasets.ts';
import type {Records} from '../records/records.ts';
import {foundPicture, type Picture, type SheetName, sheetOf, tileAt} from './sheets.ts';

/** A part of a recorded picture. */
export interface Crop {
  picture: Picture;
  x: number; // of the part, in the picture's pixels
  y: number;
  width: number; // of the picture
  height: number;
  tile: ImageShape; // of the part
  kind: CropKind;
}

/** What is shown as ink, dark on paper: an image, or a map. What stays as it is stored: light, and maps where grey is 0. */
export type CropKind = 'tile' | 'tile light' | 'map tile' | 'map signed';

/** The kind of what shows images of a data set. */
export function tileKind(records: Pick<Records, 'datasets'>, dataset: DatasetName): 'tile' | 'tile light' {
  return isInk(records, dataset) ? 'tile' : 'tile light';
}

/** A tile of a picture of a data set. */
export function sheetTile(records: Records, dataset: DatasetName, name: SheetName, place: number): Crop {
  const {path, folder, file, shape, ...sheet} = sheetOf(records, dataset, name);
  return {picture: {path, folder, file}, ...tileAt(sheet, place, shape), kind: tileKind(records, dataset)};
}

/** A tile of a picture of a finding. */
export function foundTile(
  records: Records,
  dataset: DatasetName,
  finding: keyof Findings,
  sheet: ImageSheet,
  place: number,
): Crop {
  const {shape} = descriptionOf(records, dataset);
  return {
    picture: foundPicture(finding, sheet.file),
    ...tileAt(sheet, place, shape),
    kind: tileKind(records, dataset),
  };
}

/** One map of what was found inside a network. */
export function mapTile({file, height, width, columns, signed, scales}: MapSheet, row: number, column: number): Crop {
  return {
    picture: foundPicture('inside', file),
    x: column * width,
    y: row * height,
    width: columns * width,
    height: scales.length * height,
    tile: {width, height, channels: 1},
    kind: signed ? 'map signed' : 'map tile',
  };
}
