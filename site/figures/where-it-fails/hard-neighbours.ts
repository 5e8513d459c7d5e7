import type {DatasetName} from '../../../experiments/artifacts/schema.ts';
import {grid} from '../../drawings/part.ts';
import {write} from '../../format/numbers.ts';
import {foundTile} from '../../images/crops.ts';
import {datasetNames, descriptionOf} from '../../records/datasets.ts';
import {missesOf} from '../../records/hard-images.ts';
import {areNamed} from '../../records/image-names.ts';
import type {Records} from '../../records/records.ts';
import {say} from '../../report/phrases.ts';
import {amongSet, forEachSet, manyOf, subjectFirst} from '../../report/sets.ts';
import {decimal, text} from '../../tables/columns.ts';
import type {Figure} from '../figure.ts';
import {classCell, classNameOf, imageCell, imageColumn, shortName} from '../images.ts';
import {found} from '../sources.ts';
import {eachSet, tilePart} from '../stills.ts';
import type {Tile} from '../tiles.ts';

/** The hardest images beside the training images nearest to them. */
export const hardNeighbours: Figure = {
  id: 'hard-neighbours',
  body: 'each',
  ready: (records) => datasetNames.every((dataset) => missesOf(records, dataset)),
  title(records) {
    const shares = forEachSet(
      (dataset) => say`${share(neighbourLabels(records, dataset))}${amongSet(dataset)}`,
      subjectFirst,
    );
    return say`Of the training images nearest to the hardest ones, ${shares} carry their label`;
  },
  finding: (records) =>
    say`Left a test image, then the training images nearest to it by pixels, with their labels and distances. Names in bold are those of the test image. Counted over ${forEachSet((dataset) => say`the ${String(missesOf(records, dataset)!.neighbours.distances.length)} hardest ${manyOf(dataset)}`, subjectFirst)}.`,
  alternative: () => 'Rows of six images: one test image, then five training images that look like it.',
  table: (records) => ({
    columns: [
      text('Data set'),
      imageColumn('Test image'),
      text('Class'),
      imageColumn('Training image nearby'),
      text('Its class'),
      decimal('Distance', 3),
    ],
    rows: datasetNames.flatMap((dataset) =>
      neighbourRows(records, dataset).flatMap(({image, neighbours}) =>
        neighbours.map(({distance, ...neighbour}) => [
          descriptionOf(records, dataset).title,
          imageCell(dataset, image),
          classCell(records, dataset, image),
          imageCell(dataset, neighbour),
          classCell(records, dataset, neighbour),
          distance,
        ]),
      ),
    ),
  }),
  sources: (records) => found(records, ['hard-images']),
  still: (records) =>
    eachSet(records, (dataset) => {
      const rows = neighbourTiles(records, dataset).map(({tiles}) => tiles);
      const parts = rows.flat().map((tile) => tilePart(tile, {side: 48, width: 70, across: 'middle'}));
      return grid(parts, rows[0]!.length, {gaps: [4, 12], across: 'middle', least: 70});
    }),
};

const shownRows = 6;

/** The hardest of them as tiles, a row each: the image, then its neighbours; what has the image's name stands out. */
export function neighbourTiles(records: Records, dataset: DatasetName): {index: number; tiles: Tile[]}[] {
  const {sheet} = missesOf(records, dataset)!.neighbours;
  const tileOf = (place: number, notes: string[], stands: boolean): Tile => ({
    pictures: [{crop: foundTile(records, dataset, 'hard-images', sheet, place)}],
    names: [classNameOf(records, dataset, sheet.images[place]!)],
    stands,
    notes: [...notes, ...(areNamed(dataset) ? [shortName(dataset, sheet.images[place]!)] : [])],
  });
  return neighbourRows(records, dataset)
    .slice(0, shownRows)
    .map(({place: first, image, neighbours}) => ({
      index: image.index,
      tiles: [
        tileOf(first, [], true),
        ...neighbours.map(({place, label, distance}) =>
          tileOf(place, [write(distance, 'decimal', 1)], label === image.label),
        ),
      ],
    }));
}

/** A row of tiles as the site has their pictures, in that of the test image at `index`. */
export function onStrip(dataset: DatasetName, {index, tiles}: {index: number; tiles: Tile[]}): Tile[] {
  const path = `/hard-images/${dataset}/${index}.webp`;
  return tiles.map(({pictures, ...tile}, column) => ({
    ...tile,
    pictures: pictures.map(({crop: {picture, tile: shape, ...crop}}) => ({
      crop: {...crop, picture: {...picture, path}, tile: shape, x: column * shape.width, y: 0, height: shape.height},
    })),
  }));
}

/** Each of the hardest images with its neighbours; `place` is the tile's on the sheet. */
export function neighbourRows(records: Records, dataset: DatasetName) {
  const {sheet, distances} = missesOf(records, dataset)!.neighbours;
  return distances.map((row, place) => {
    const first = place * sheet.columns;
    return {
      place: first,
      image: sheet.images[first]!,
      neighbours: row.map((distance, rank) => ({
        ...sheet.images[first + rank + 1]!,
        place: first + rank + 1,
        distance,
      })),
    };
  });
}

/** How many of the neighbours carry the label of the image, of how many. */
function neighbourLabels(records: Records, dataset: DatasetName): {same: number; all: number} {
  const pairs = neighbourRows(records, dataset).flatMap(({image, neighbours}) =>
    neighbours.map(({label}) => label === image.label),
  );
  return {same: pairs.filter(Boolean).length, all: pairs.length};
}

const share = ({same, all}: {same: number; all: number}) => `${same} of ${all}`;
