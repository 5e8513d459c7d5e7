import type {DatasetName} from '../../../experiments/artifacts/schema.ts';
import {grid} from '../../drawings/part.ts';
import {write} from '../../format/numbers.ts';
import {foundTile} from '../../images/crops.ts';
import {datasetNames, descriptionOf} from '../../records/datasets.ts';
import {hardImagePage, missesOf, neighbourRows, networkCount} from '../../records/hard-images.ts';
import {areNamed} from '../../records/image-names.ts';
import type {Records} from '../../records/records.ts';
import {say} from '../../report/phrases.ts';
import {amongSet, forEachSet, isOne, manyOf, numbered, onSet, subject, subjectFirst} from '../../report/sets.ts';
import {count, decimal, percent, text} from '../../tables/columns.ts';
import type {Figure} from '../figure.ts';
import {classCell, classNameOf, imageCell, imageColumn, shortName} from '../images.ts';
import {found} from '../sources.ts';
import {eachSet, tilePart} from '../stills.ts';
import type {Tile} from '../tiles.ts';

type Missed = NonNullable<ReturnType<typeof missesOf>>['images'][number];

const shownRows = 8;

function missed(dataset: DatasetName, field: 'missed' | 'missedByAll') {
  return {at: `findings/hard-images#datasets.${dataset}.${field}`, as: 'count' as const};
}

/** The test images that most networks get wrong, each beside the training images nearest to it. */
export const hardImages: Figure = {
  id: 'hard-images',
  body: 'each',
  ready: (records) => datasetNames.every((dataset) => missesOf(records, dataset)),
  title: (records) =>
    datasetNames.every((dataset) => missesOf(records, dataset)!.missedByAll === 0)
      ? say`No image is missed by every network`
      : say`${forEachSet((dataset) => numbered(records, missed(dataset, 'missedByAll'), dataset), subjectFirst)} ${isOne(records, missed(subject, 'missedByAll')) ? 'is' : 'are'} missed by every network`,
  finding(records) {
    const shares = forEachSet((dataset) => say`${labelsKept(records, dataset)}${amongSet(dataset)}`, subjectFirst);
    return say`Left the hardest images: in bold the label, below it the wrong name that most give, and how many of the networks. Right the training images nearest by pixels: of all such, ${shares} carry the label of the hard one.`;
  },
  rest(records) {
    const networks = forEachSet(
      (dataset) => say`${String(networkCount(missesOf(records, dataset)!))}${onSet(dataset)}`,
      subjectFirst,
    );
    const misses = forEachSet((dataset) => say`${missed(dataset, 'missed')} of the ${manyOf(dataset)}`, subjectFirst);
    const all = forEachSet(
      (dataset) => say`${String(neighbourRows(records, dataset).length)} hardest ${manyOf(dataset)}`,
      subjectFirst,
    );
    return say`The networks are ${networks}. At least one of them misses ${misses}. The nearest images are counted over the ${all}; the numbers below them are distances, and names in bold are that of the hard image.`;
  },
  alternative: (records) =>
    `Rows of one test image and the training images that look like it, for each data set. ${datasetNames
      .map((dataset) => `${descriptionOf(records, dataset).title}: ${hardestOf(records, dataset, 5).join('; ')}.`)
      .join(' ')}`,
  table: (records) => ({
    columns: [
      text('Data set'),
      imageColumn('Test image'),
      text('Class'),
      count('Networks that miss it'),
      text('Most votes for'),
      count('Votes'),
      percent('Mean probability of the class', 1),
      percent('Of the wrong one', 1),
      imageColumn('Nearest training image'),
      text('Its class'),
      decimal('Distance', 3),
      count('Of the nearest, with the label'),
    ],
    rows: datasetNames.flatMap((dataset) => {
      const rows = neighbourRows(records, dataset);
      return missesOf(records, dataset)!.images.map((image, place) => [
        ...cellsOf(records, dataset, image),
        ...nearestCells(records, dataset, rows[place]),
      ]);
    }),
  }),
  sources: (records) => found(records, ['hard-images']),
  still: (records) =>
    eachSet(records, (dataset) => {
      const rows = neighbourTiles(records, dataset).map(({tiles}) => tiles);
      const parts = rows.flat().map((tile) => tilePart(tile, {side: 48, width: 70, across: 'middle'}));
      return grid(parts, rows[0]!.length, {gaps: [4, 12], across: 'middle', least: 70});
    }),
};

function cellsOf(records: Records, dataset: DatasetName, {index, label, misses, confidence, wrong}: Missed) {
  return [
    descriptionOf(records, dataset).title,
    imageCell(dataset, {split: 'test', index}),
    classCell(records, dataset, {label}),
    misses,
    classCell(records, dataset, wrong),
    wrong.votes,
    confidence,
    wrong.confidence,
  ];
}

type Row = ReturnType<typeof neighbourRows>[number];

function nearestCells(records: Records, dataset: DatasetName, row: Row | undefined): (string | number)[] {
  const [nearest] = row?.neighbours ?? [];
  if (!row || !nearest) return ['', '', '', ''];
  return [imageCell(dataset, nearest), classCell(records, dataset, nearest), nearest.distance, sameIn(row)];
}

/** How many of the neighbours carry the label of the image. */
function sameIn({image, neighbours}: Row): number {
  return neighbours.filter(({label}) => label === image.label).length;
}

/** The same of all images, and of how many neighbours: "130 of 1,000". */
function labelsKept(records: Records, dataset: DatasetName): string {
  const rows = neighbourRows(records, dataset);
  const sum = (of: (row: Row) => number) =>
    write(
      rows.reduce((total, row) => total + of(row), 0),
      'count',
    );
  return `${sum(sameIn)} of ${sum(({neighbours}) => neighbours.length)}`;
}

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
    .map(({place: first, image, neighbours}, rank) => ({
      index: image.index,
      tiles: [
        {
          ...tileOf(first, wrongNotes(records, dataset, rank), true),
          path: hardImagePage(records, dataset, image.index),
        },
        ...neighbours.map(({place, label, distance}) =>
          tileOf(place, [write(distance, 'decimal', 1)], label === image.label),
        ),
      ],
    }));
}

/** "→ Shirt", "71 of 71". */
function wrongNotes(records: Records, dataset: DatasetName, rank: number): string[] {
  const misses = missesOf(records, dataset)!;
  const {wrong} = misses.images[rank]!;
  return [`→ ${classNameOf(records, dataset, wrong)}`, `${wrong.votes} of ${networkCount(misses)}`];
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

function hardestOf(records: Records, dataset: DatasetName, shown: number): string[] {
  return missesOf(records, dataset)!
    .images.slice(0, shown)
    .map((image) => `${classNameOf(records, dataset, image)} taken for ${classNameOf(records, dataset, image.wrong)}`);
}
