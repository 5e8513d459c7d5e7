import {datasetNames, descriptionOf, lookAlikesOf} from '../../records/datasets.ts';
import type {Records} from '../../records/records.ts';
import {numberAt} from '../../records/values.ts';
import {say} from '../../report/phrases.ts';
import type {Figure} from '../figure.ts';
import {classCell, classNameOf, pairColumns} from '../images.ts';
import {analyses} from '../sources.ts';

const nearest = (dataset: string) => `look-alikes/${dataset}#pairs.distances.0`;

/** The nearest pairs of test images that carry different labels. */
export const lookAlikes: Figure = {
  id: 'look-alikes',
  body: 'each',
  title: (records) =>
    numberAt(records, nearest('fashion-mnist')) < numberAt(records, nearest('mnist'))
      ? say`The closest strangers among clothes are closer than among digits`
      : say`The closest strangers among digits are closer than among clothes`,
  finding: () =>
    say`Pairs of test images with different names, nearest first; the number is their distance. The nearest pair of clothes is ${{at: nearest('fashion-mnist'), as: 'decimal'}} apart, the nearest pair of digits ${{at: nearest('mnist'), as: 'decimal'}}.`,
  alternative: (records) =>
    `Pairs of look-alikes. ${datasetNames
      .map(
        (dataset) =>
          `${descriptionOf(records, dataset).title}: ${pairsOf(records, dataset)
            .map((pair) => pair.names.join(' and '))
            .join('; ')}.`,
      )
      .join(' ')}`,
  table: (records) => ({
    columns: pairColumns,
    rows: datasetNames.flatMap((dataset) =>
      pairsOf(records, dataset).map(({images, distance}) => [
        descriptionOf(records, dataset).title,
        ...images.flatMap((image) => [image.index, classCell(records, dataset, image)]),
        distance,
      ]),
    ),
  }),
  sources: (records) => analyses(records, 'look-alikes'),
};

/** The pairs of one data set, nearest first. */
export function pairsOf(records: Records, dataset: 'mnist' | 'fashion-mnist') {
  const {sheet, distances} = lookAlikesOf(records, dataset).pairs;
  return distances.map((distance, index) => {
    const images = sheet.images.slice(2 * index, 2 * index + 2);
    return {distance, first: 2 * index, images, names: images.map((image) => classNameOf(records, dataset, image))};
  });
}
