import {datasetNames, descriptionOf} from '../../records/datasets.ts';
import {numberAt} from '../../records/values.ts';
import {say} from '../../report/phrases.ts';
import type {Figure} from '../figure.ts';
import {classCell} from '../images.ts';
import {analyses} from '../sources.ts';

const at = (dataset: string) => `datasets/${dataset}#nearestMean.accuracy`;

/** The mean image of each class, and what comes of choosing the nearest. */
export const means: Figure = {
  id: 'means',
  body: 'each',
  title: (records) =>
    numberAt(records, at('mnist')) > numberAt(records, at('fashion-mnist'))
      ? say`The average digit is a better guide than the average garment`
      : say`The average garment is as good a guide as the average digit`,
  finding: () =>
    say`Naming each test image after the nearest of these ten averages is right for ${{at: at('mnist')}} of the digits and ${{at: at('fashion-mnist')}} of the clothes.`,
  alternative: () =>
    'The mean of all training images of each class: ten blurred digits, and ten blurred but recognisable clothes.',
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
};
