import type {DatasetName} from '../../../experiments/artifacts/schema.ts';
import {list} from '../../format/words.ts';
import {sheetTile} from '../../images/crops.ts';
import {datasetNames, descriptionOf, isOwn, lookAlikesOf} from '../../records/datasets.ts';
import type {Records} from '../../records/records.ts';
import type {Quote} from '../../records/values.ts';
import {say} from '../../report/phrases.ts';
import {manyOf, subject} from '../../report/sets.ts';
import type {Figure} from '../figure.ts';
import {classCell, classNameOf, imageCell, pairColumns, shortName} from '../images.ts';
import {analyses} from '../sources.ts';

const namesOf = (records: Records, dataset: DatasetName) =>
  (lookAlikesOf(records, dataset).trio?.sheet.images ?? []).map((image) => classNameOf(records, dataset, image));

/** The longest of the three distances. */
function apart(records: Records, dataset: DatasetName): Quote {
  const {distances} = lookAlikesOf(records, dataset).trio!;
  return {at: `look-alikes/${dataset}#trio.distances.${distances.indexOf(Math.max(...distances))}`, as: 'decimal'};
}

const between = [
  [0, 1],
  [1, 2],
  [0, 2],
] as const;

/** Three images of three classes that lie closest together. */
export const trio: Figure = {
  id: 'trio',
  ready: (records) => datasetNames.every((dataset) => lookAlikesOf(records, dataset).trio),
  title: (records) =>
    isOwn
      ? say`${list(namesOf(records, subject))}: three names, nearly one picture`
      : say`${list(namesOf(records, subject))}: by pixels the nearest three of different names`,
  finding(records) {
    const others = datasetNames.slice(0, -1).map((dataset, place) => {
      const where = place === 0 ? `; among the ${manyOf(dataset)}` : `, among the ${manyOf(dataset)}`;
      return say`${where}, where the closest three are ${list(namesOf(records, dataset))}, it is ${apart(records, dataset)}`;
    });
    return say`Of all test images, these three of three categories lie closest together. The two furthest from each other are ${apart(records, subject)} apart${others.flat()}.`;
  },
  alternative: (records) =>
    `Three images that look alike of each data set, labelled ${datasetNames
      .map((dataset) => list(namesOf(records, dataset)))
      .join('; ')}.`,
  table: (records) => ({
    columns: pairColumns,
    rows: datasetNames.flatMap((dataset) => {
      const {sheet, distances} = lookAlikesOf(records, dataset).trio!;
      return between.map(([one, other], index) => [
        descriptionOf(records, dataset).title,
        ...[one, other].flatMap((place) => {
          const image = sheet.images[place]!;
          return [imageCell(dataset, image), classCell(records, dataset, image)];
        }),
        distances[index]!,
      ]);
    }),
  }),
  sources: (records) => analyses(records, 'look-alikes'),
  tiles: (records, dataset) => [
    {
      layout: 'three large',
      tiles: lookAlikesOf(records, dataset).trio!.sheet.images.map((image, place) => ({
        pictures: [{crop: sheetTile(records, dataset, 'trio', place)}],
        names: [classNameOf(records, dataset, image)],
        notes: [shortName(dataset, image)],
      })),
    },
  ],
};
