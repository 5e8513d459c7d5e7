import type {DatasetName} from '../../../experiments/artifacts/schema.ts';
import {sheetTile} from '../../images/crops.ts';
import {datasetNames, descriptionOf, lookAlikesOf} from '../../records/datasets.ts';
import type {Records} from '../../records/records.ts';
import {list, say} from '../../report/phrases.ts';
import {hasOthers, manyOf, subject, subjectFirst} from '../../report/sets.ts';
import type {Figure} from '../figure.ts';
import {imageTable, shortName} from '../images.ts';
import {analyses} from '../sources.ts';

/** The class with the largest mean distance from its own mean image. */
export function variedClass(records: Records, dataset: DatasetName): string {
  return descriptionOf(records, dataset).classNames[lookAlikesOf(records, dataset).variety.label]!;
}

/** Ten images of one class, as unlike as can be. */
export const variety: Figure = {
  id: 'variety',
  title: (records) => say`All of these are called ${variedClass(records, subject)}`,
  finding: (records) =>
    say`Ten test images of the most varied category${hasOthers ? ' of each data set' : ''}: ${list(subjectFirst.map((dataset) => `${variedClass(records, dataset)} among the ${manyOf(dataset)}`))}. Each is as far as can be from those before it.`,
  alternative: (records) =>
    `Ten very different images of one category${hasOthers ? ' of each data set' : ''}: ${list(datasetNames.map((dataset) => variedClass(records, dataset)))}.`,
  table: (records) => imageTable(records, (dataset) => lookAlikesOf(records, dataset).variety.sheet.images),
  sources: (records) => analyses(records, 'look-alikes'),
  tiles: (records, dataset) => [
    {
      layout: 'five',
      tiles: lookAlikesOf(records, dataset).variety.sheet.images.map((image, place) => ({
        pictures: [{crop: sheetTile(records, dataset, 'variety', place)}],
        names: [],
        notes: [shortName(dataset, image)],
      })),
    },
  ],
};
