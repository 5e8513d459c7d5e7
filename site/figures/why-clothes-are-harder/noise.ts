import {sheetTile} from '../../images/crops.ts';
import {datasetNames, descriptionOf, lookAlikesOf} from '../../records/datasets.ts';
import {areNamed} from '../../records/image-names.ts';
import {numberAt} from '../../records/values.ts';
import {capitalize, say} from '../../report/phrases.ts';
import {base, forEachSet, hasOthers, manyOf, subject} from '../../report/sets.ts';
import type {Figure} from '../figure.ts';
import {classCell, classNameOf, imageCell, imageColumn, shortName} from '../images.ts';
import {analyses} from '../sources.ts';

const share = (dataset: string) => `look-alikes/${dataset}#noise.share`;

/** Test images whose neighbours all carry one other label. */
export const noise: Figure = {
  id: 'noise',
  title: (records) =>
    !hasOthers
      ? say`${capitalize(manyOf(subject))} that carry a label that no neighbour shares`
      : numberAt(records, share(subject)) > numberAt(records, share(base))
        ? say`More ${manyOf(subject)} than ${manyOf(base)} carry a label that no neighbour shares`
        : say`No more ${manyOf(subject)} than ${manyOf(base)} carry a label that no neighbour shares`,
  finding: () =>
    say`For these test images, the five nearest training images agree with each other on another name, given below the image’s own, with the image’s ${datasetNames.some(areNamed) ? 'name' : 'number'}. That holds for ${forEachSet((dataset) => say`${{at: share(dataset), digits: 2}} of the ${manyOf(dataset)}`)}.`,
  alternative: () =>
    'Test images whose nearest training images all carry one other label; each with its own label and that of its neighbours.',
  table: (records) => ({
    columns: [
      {name: 'Data set', as: 'text'},
      imageColumn('Test image'),
      {name: 'Class', as: 'text'},
      {name: 'Class of its five neighbours', as: 'text'},
    ],
    rows: datasetNames.flatMap((dataset) => {
      const {sheet, neighbourLabels} = lookAlikesOf(records, dataset).noise;
      return sheet.images.map((image, index) => [
        descriptionOf(records, dataset).title,
        imageCell(dataset, image),
        classCell(records, dataset, image),
        classCell(records, dataset, {label: neighbourLabels[index]!}),
      ]);
    }),
  }),
  sources: (records) => analyses(records, 'look-alikes'),
  tiles(records, dataset) {
    const {sheet, neighbourLabels} = lookAlikesOf(records, dataset).noise;
    const tiles = sheet.images.map((image, place) => ({
      pictures: [{crop: sheetTile(records, dataset, 'noise', place)}],
      names: [classNameOf(records, dataset, image)],
      notes: [
        'neighbours:',
        [classNameOf(records, dataset, {label: neighbourLabels[place]!})] as const,
        shortName(dataset, image),
      ],
    }));
    return [{layout: 'five', tiles, none: 'There is no such image.'}];
  },
};
