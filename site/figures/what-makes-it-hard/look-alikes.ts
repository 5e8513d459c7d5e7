import type {DatasetName} from '../../../experiments/artifacts/schema.ts';
import {write} from '../../format/numbers.ts';
import {list} from '../../format/words.ts';
import {sheetTile} from '../../images/crops.ts';
import {datasetNames, descriptionOf, lookAlikesOf} from '../../records/datasets.ts';
import type {Records} from '../../records/records.ts';
import {numberAt} from '../../records/values.ts';
import {say} from '../../report/phrases.ts';
import {manyOf} from '../../report/sets.ts';
import type {Figure} from '../figure.ts';
import {classCell, classNameOf, imageCell, pairColumns, pairTile} from '../images.ts';
import {analyses} from '../sources.ts';

const nearest = (dataset: string) => `look-alikes/${dataset}#pairs.distances.0`;

/** The nearest pairs of test images that carry different labels. */
export const lookAlikes: Figure = {
  id: 'look-alikes',
  title(records) {
    const [closest, ...others] = datasetNames.toSorted(
      (a, b) => numberAt(records, nearest(a)) - numberAt(records, nearest(b)),
    );
    return others.length > 0
      ? say`The closest strangers among ${manyOf(closest!)} are closer than among ${list(others.map(manyOf))}`
      : say`The closest strangers among ${manyOf(closest!)}`;
  },
  finding: () => say`Pairs of test images with different names, the nearest first; the number is their distance.`,
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
        ...images.flatMap((image) => [imageCell(dataset, image), classCell(records, dataset, image)]),
        distance,
      ]),
    ),
  }),
  sources: (records) => analyses(records, 'look-alikes'),
  tiles: (records, dataset) => [
    {
      layout: 'pairs',
      tiles: pairsOf(records, dataset).map(({distance, first, images}) =>
        pairTile(records, dataset, {
          images,
          crops: [first, first + 1].map((place) => sheetTile(records, dataset, 'pairs', place)),
          note: write(distance, 'decimal'),
        }),
      ),
    },
  ],
};

/** The pairs of one data set, nearest first. */
export function pairsOf(records: Records, dataset: DatasetName) {
  const {sheet, distances} = lookAlikesOf(records, dataset).pairs;
  return distances.map((distance, index) => {
    const images = sheet.images.slice(2 * index, 2 * index + 2);
    return {distance, first: 2 * index, images, names: images.map((image) => classNameOf(records, dataset, image))};
  });
}
