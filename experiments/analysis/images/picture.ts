import type {Sheet} from '../../artifacts/image-sheet.ts';
import type {ImageSheet, SplitName} from '../../artifacts/schema.ts';
import type {Split} from '../../datasets/dataset.ts';
import {imageAt, referenceTo} from './images.ts';

/** What an analysis finds: a record, and the pictures that it names, by their file. */
export interface Findings<R> {
  record: R;
  sheets: Record<string, Sheet>;
}

/** A sheet as its record tells of it and as it is to be drawn. */
export interface Picture {
  told: ImageSheet;
  drawn: Sheet;
}

/** Lays the images at some places of a split out in rows of `columns` tiles. */
export function picture(
  file: string,
  columns: number,
  {name, split, places}: {name: SplitName; split: Split; places: readonly number[]},
): Picture {
  return {
    told: {file, columns, images: places.map((place) => referenceTo(name, split, place))},
    drawn: {columns, shape: split.shape, tiles: places.map((place) => imageAt(split, place))},
  };
}
