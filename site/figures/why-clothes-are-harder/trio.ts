import {datasetNames, descriptionOf, lookAlikesOf} from '../../records/datasets.ts';
import type {Records} from '../../records/records.ts';
import {list, say} from '../../report/phrases.ts';
import type {Figure} from '../figure.ts';
import {classCell, classNameOf, pairColumns} from '../images.ts';
import {analyses} from '../sources.ts';

const namesOf = (records: Records, dataset: 'mnist' | 'fashion-mnist') =>
  lookAlikesOf(records, dataset).trio.sheet.images.map((image) => classNameOf(records, dataset, image));

const between = [
  [0, 1],
  [1, 2],
  [0, 2],
] as const;

/** Three images of three classes that lie closest together. */
export const trio: Figure = {
  id: 'trio',
  body: 'each',
  title: (records) => say`${list(namesOf(records, 'fashion-mnist'))}: three names, nearly one picture`,
  finding: (records) =>
    say`Of all test images, these three of three categories lie closest together. The first two are ${{at: 'look-alikes/fashion-mnist#trio.distances.0', as: 'decimal'}} apart; among the digits, where the closest three are ${list(namesOf(records, 'mnist'))}, it is ${{at: 'look-alikes/mnist#trio.distances.0', as: 'decimal'}}.`,
  alternative: (records) =>
    `Three garments of the same outline, labelled ${list(namesOf(records, 'fashion-mnist'))}, and three digits, labelled ${list(namesOf(records, 'mnist'))}.`,
  table: (records) => ({
    columns: pairColumns,
    rows: datasetNames.flatMap((dataset) => {
      const {sheet, distances} = lookAlikesOf(records, dataset).trio;
      return between.map(([one, other], index) => [
        descriptionOf(records, dataset).title,
        ...[one, other].flatMap((place) => {
          const image = sheet.images[place]!;
          return [image.index, classCell(records, dataset, image)];
        }),
        distances[index]!,
      ]);
    }),
  }),
  sources: (records) => analyses(records, 'look-alikes'),
};
