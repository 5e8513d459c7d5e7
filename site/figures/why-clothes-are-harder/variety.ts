import {descriptionOf, lookAlikesOf} from '../../records/datasets.ts';
import type {Records} from '../../records/records.ts';
import {say} from '../../report/phrases.ts';
import type {Figure} from '../figure.ts';
import {imageTable} from '../images.ts';
import {analyses} from '../sources.ts';

/** The class with the largest mean distance from its own mean image. */
export function variedClass(records: Records, dataset: 'mnist' | 'fashion-mnist'): string {
  return descriptionOf(records, dataset).classNames[lookAlikesOf(records, dataset).variety.label]!;
}

/** Ten images of one class, as unlike as can be. */
export const variety: Figure = {
  id: 'variety',
  body: 'each',
  title: (records) => say`All of these are called ${variedClass(records, 'fashion-mnist')}`,
  finding: (records) =>
    say`Ten test images of the most varied category of each data set: ${variedClass(records, 'fashion-mnist')} among the clothes, ${variedClass(records, 'mnist')} among the digits. Each is as far as can be from those before it.`,
  alternative: (records) =>
    `Ten very different images called ${variedClass(records, 'fashion-mnist')}, and ten differently written digits ${variedClass(records, 'mnist')}.`,
  table: (records) => imageTable(records, (dataset) => lookAlikesOf(records, dataset).variety.sheet.images),
  sources: (records) => analyses(records, 'look-alikes'),
};
