import {list} from '../../format/words.ts';
import {sheetTile} from '../../images/crops.ts';
import {datasetNames, descriptionOf} from '../../records/datasets.ts';
import {numberAt} from '../../records/values.ts';
import {say} from '../../report/phrases.ts';
import {base, forEachSet, hasOthers, manyOf, oneOf, subject} from '../../report/sets.ts';
import type {Figure} from '../figure.ts';
import {classCell} from '../images.ts';
import {analyses} from '../sources.ts';

const at = (dataset: string) => `datasets/${dataset}#nearestMean.accuracy`;

/** The mean image of each class, and what comes of choosing the nearest. */
export const means: Figure = {
  id: 'means',
  title: (records) =>
    !hasOthers
      ? say`The average ${oneOf(subject)} of each category`
      : numberAt(records, at(base)) > numberAt(records, at(subject))
        ? say`The average ${oneOf(base)} is a better guide than the average ${oneOf(subject)}`
        : say`The average ${oneOf(subject)} is as good a guide as the average ${oneOf(base)}`,
  finding: () =>
    say`Naming each test image after the nearest of these averages is right for ${forEachSet((dataset) => say`${{at: at(dataset)}} of the ${manyOf(dataset)}`)}.`,
  alternative: () => `The mean of all training images of each class: blurred ${list(datasetNames.map(manyOf))}.`,
  table: (records) => ({
    columns: [
      {name: 'Data set', as: 'text'},
      {name: 'Class', as: 'text'},
      {name: 'Test images', as: 'count'},
      {name: 'Nearest mean is right for', as: 'count'},
    ],
    rows: datasetNames.flatMap((dataset) => {
      const {title, nearestMean} = descriptionOf(records, dataset);
      return nearestMean.confusion.map((row, label) => {
        const name = classCell(records, dataset, {label});
        return [title, name, row.reduce((sum, count) => sum + count, 0), row[label]!];
      });
    }),
  }),
  sources: (records) => analyses(records, 'datasets'),
  tiles: (records, dataset) => [
    {
      layout: 'five',
      tiles: descriptionOf(records, dataset).classNames.map((name, label) => ({
        pictures: [{crop: sheetTile(records, dataset, 'means', label)}],
        names: [name],
        notes: [],
      })),
    },
  ],
};
