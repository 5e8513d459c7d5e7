import type {DatasetName, Findings, ImageReference, ImageSheet} from '../../experiments/artifacts/schema.ts';
import {list} from '../format/words.ts';
import {type Crop, foundTile} from '../images/crops.ts';
import {datasetNames, descriptionOf, entryOf, isOwn} from '../records/datasets.ts';
import {areNamed, givenName} from '../records/image-names.ts';
import type {Records} from '../records/records.ts';
import {count, decimal, text} from '../tables/columns.ts';
import type {Column, Table} from '../tables/table.ts';
import type {Tile, TileGroup} from './tiles.ts';

/** What a reader calls an image: as its owner does, or by its place in a split's file. */
export function imageName(dataset: DatasetName, {split, index}: Pick<ImageReference, 'split' | 'index'>): string {
  const place = `${split === 'test' ? 'test' : 'training'} image ${index.toLocaleString('en-GB')}`;
  return givenName(dataset, {split, index}) ?? place;
}

/** What the short name of an image is. */
export function nameKind(dataset: DatasetName): string {
  if (areNamed(dataset)) return 'name';
  return isOwn ? 'number in the official file' : 'number in its file';
}

/** The same, where the text around it names the split, or the class that a folder is named by. */
export function shortName(dataset: DatasetName, {split, index}: Pick<ImageReference, 'split' | 'index'>): string {
  const name = givenName(dataset, {split, index});
  return name === undefined ? `no. ${index.toLocaleString('en-GB')}` : cut(name.slice(name.lastIndexOf('/') + 1));
}

/** A name that fits below a small picture: of a long one its ends. */
function cut(name: string): string {
  const signs = [...name];
  return signs.length > 20 ? `${signs.slice(0, 10).join('')}…${signs.slice(-9).join('')}` : name;
}

/** The class name that belongs to an image. */
export function classNameOf(records: Records, dataset: DatasetName, {label}: Pick<ImageReference, 'label'>): string {
  return descriptionOf(records, dataset).classNames[label]!;
}

/** The same for tables: a name that is a number itself, as those of digits are, would be read as one. */
export function classCell(records: Records, dataset: DatasetName, image: Pick<ImageReference, 'label'>): string {
  const name = classNameOf(records, dataset, image);
  return /^\d+$/.test(name) ? `${entryOf(dataset).one} ${name}` : name;
}

/** A column that says which image: by its name where images have any, else by its place in its file. */
export function imageColumn(name: string): Column {
  return datasetNames.some(areNamed) ? text(name) : count(name);
}

/** A cell of it. */
export function imageCell(dataset: DatasetName, image: Pick<ImageReference, 'split' | 'index'>): string | number {
  return datasetNames.some(areNamed) ? imageName(dataset, image) : image.index;
}

/** The columns of a table with two test images a row, and how far apart they are. */
export const pairColumns: Column[] = [
  text('Data set'),
  imageColumn('One test image'),
  text('Class'),
  imageColumn('Other test image'),
  text('Its class'),
  decimal('Distance', 3),
];

/** A table that names each image of a figure. */
export function imageTable(records: Records, imagesOf: (dataset: DatasetName) => ImageReference[]): Table {
  return {
    columns: [text('Data set'), text('File'), imageColumn('Image'), text('Class')],
    rows: datasetNames.flatMap((dataset) =>
      imagesOf(dataset).map((image) => [
        descriptionOf(records, dataset).title,
        image.split === 'test' ? 'test' : 'training',
        imageCell(dataset, image),
        classCell(records, dataset, image),
      ]),
    ),
  };
}

/** Two images side by side, with their names and a note on both. */
export function pairTile(
  records: Records,
  dataset: DatasetName,
  {images, crops, note}: {images: readonly ImageReference[]; crops: readonly Crop[]; note: string},
): Tile {
  const names = images.map((image) => classNameOf(records, dataset, image));
  return {
    pictures: crops.map((crop, side) => ({crop, name: `${names[side]}, ${imageName(dataset, images[side]!)}`})),
    names,
    notes: [note, ...(areNamed(dataset) ? [list(images.map((image) => shortName(dataset, image)))] : [])],
  };
}

/** The first pairs of a finding's sheet, two tiles a pair and a note on each; so many as there are notes. */
export function foundPairs(
  records: Records,
  dataset: DatasetName,
  {finding, sheet, notes}: {finding: keyof Findings; sheet: ImageSheet; notes: readonly string[]},
): TileGroup {
  const tiles = notes.map((note, pair) => {
    const places = [2 * pair, 2 * pair + 1];
    return pairTile(records, dataset, {
      images: places.map((place) => sheet.images[place]!),
      crops: places.map((place) => foundTile(records, dataset, finding, sheet, place)),
      note,
    });
  });
  return {layout: 'small pairs', tiles, none: 'There is no such pair.'};
}
