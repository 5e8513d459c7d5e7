import type {DatasetName} from '../../../experiments/artifacts/schema.ts';
import {sheetTile} from '../../images/crops.ts';
import {datasetNames, descriptionOf, isInk, lookAlikesOf} from '../../records/datasets.ts';
import type {Records} from '../../records/records.ts';
import type {Quote} from '../../records/values.ts';
import {list, type Phrase, say} from '../../report/phrases.ts';
import {amongSet, base, forEachSet, hasOthers, manyOf, subject, subjectFirst} from '../../report/sets.ts';
import type {Figure} from '../figure.ts';
import {imageTable, shortName} from '../images.ts';
import {analyses} from '../sources.ts';

/** The class with the largest mean distance from its own mean image. */
export function variedClass(records: Records, dataset: DatasetName): string {
  return descriptionOf(records, dataset).classNames[lookAlikesOf(records, dataset).variety.label]!;
}

const areInk = (records: Records) => hasOthers && [subject, base].every((dataset) => isInk(records, dataset));
const inkOf = (records: Records, dataset: DatasetName) => descriptionOf(records, dataset).pixels.mean;

/** "4.1 (Trouser) to 8.4 (Bag) among clothes": how far images of a class lie from its mean, at the least and at the most. */
function rangeOf(records: Records, dataset: DatasetName): Phrase {
  const distances = lookAlikesOf(records, dataset).variety.meanDistance;
  const [least, most] = [distances.indexOf(Math.min(...distances)), distances.indexOf(Math.max(...distances))];
  const {classNames} = descriptionOf(records, dataset);
  const at = (label: number): Quote => ({
    at: `look-alikes/${dataset}#variety.meanDistance.${label}`,
    as: 'decimal',
    digits: 1,
  });
  return say`from ${at(least)} (${classNames[least]!}) to ${at(most)} (${classNames[most]!})${amongSet(dataset)}`;
}

/** Ten images of one class, as unlike as can be. */
export const variety: Figure = {
  id: 'variety',
  title: (records) => say`All of these are called ${variedClass(records, subject)}`,
  finding: (records) =>
    say`Ten test images of the most varied category${hasOthers ? ' of each data set' : ''}, each as far as can be from those before it. The mean distance of an image from the mean of its category runs ${forEachSet((dataset) => rangeOf(records, dataset), subjectFirst)}.`,
  rest(records) {
    const [many, few] = [manyOf(subject), manyOf(base)];
    const caution =
      areInk(records) && inkOf(records, subject) > inkOf(records, base)
        ? ` Compare within a set: ${many} carry more ink than ${few}, which makes all their distances larger.`
        : '';
    return say`The means are over all test images of the category.${caution}`;
  },
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
