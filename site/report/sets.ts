import path from 'node:path';
import type {DatasetName} from '../../experiments/artifacts/schema.ts';
import {capitalize} from '../format/words.ts';
import {datasetNames, entryOf, reportSlug} from '../records/datasets.ts';
import type {Records} from '../records/records.ts';
import {numberAt, type Quote} from '../records/values.ts';
import {type Phrase, say} from './phrases.ts';

// What the report's data sets are to one another, and what it calls them.

/** What a printed report is called. */
export const pdfName = `${reportSlug}.pdf`;

/** Where it is kept: among what every build hands out, or in the folder of a report's own. */
export const pdfFile = path.join(process.env.REPORT || 'site/public', pdfName);

/** The data set that the others are measured against: the first. */
export const base: DatasetName = datasetNames[0]!;

/** The data set that networks are tuned on: the last. */
export const subject: DatasetName = datasetNames.at(-1)!;

/** All data sets, beginning with the one that networks are tuned on. */
export const subjectFirst: readonly DatasetName[] = datasetNames.toReversed();

/** Whether there is anything to compare it with. */
export const hasOthers = datasetNames.length > 1;

/** "two", as a text writes it. */
const setCount = ['no', 'one', 'two', 'three', 'four'][datasetNames.length]!;

/** "the two data sets". */
export const theSets = hasOthers ? `the ${setCount} data sets` : 'the data set';

/** What the images of a data set show: "digits". */
export function manyOf(dataset: DatasetName): string {
  return entryOf(dataset).many;
}

/** What an image of a data set shows: "digit". */
export function oneOf(dataset: DatasetName): string {
  return entryOf(dataset).one;
}

/** "3 leaves", "1 leaf", by a recorded number; with other words between. */
export function numbered(records: Records, number: Quote, dataset: DatasetName, words = ''): Phrase {
  return say`${number} ${words}${numberAt(records, number.at) === 1 ? oneOf(dataset) : manyOf(dataset)}`;
}

/** Whether a recorded number is all that a sentence counts, and 1. */
export function isOne(records: Records, {at}: Quote): boolean {
  return !hasOthers && numberAt(records, at) === 1;
}

/** Words of every data set, in their order: "1 % of the digits and 2 % of the clothes". */
export function forEachSet(tell: (dataset: DatasetName) => Phrase, datasets = datasetNames): Phrase {
  return joined(datasets.map(tell));
}

/** The same, from the one that networks are tuned on: what is said of it at length, of the others in short. */
export function fromSubject(
  atLength: (dataset: DatasetName) => Phrase,
  inShort: (dataset: DatasetName) => Phrase,
  between = ', ',
): Phrase {
  return joined([atLength(subject), ...subjectFirst.slice(1).map(inShort)], between, between);
}

/** Phrases as a list: "a", "a and b", "a, b and c". */
export function joined(phrases: readonly Phrase[], last = ' and ', between = ', '): Phrase {
  return phrases.flatMap((phrase, place) => {
    if (place === 0) return phrase;
    return say`${place === phrases.length - 1 ? last : between}${phrase}`;
  });
}

/** Whether the report has all of some data sets, whose names have spaces between them. */
export function isAbout(sets: string): boolean {
  return sets.split(' ').every((dataset) => datasetNames.includes(dataset));
}

/**
 * The source of a page for the data sets of this report: what stands in `<About sets="mnist">` is kept where it has that one,
 * what stands in `<About sets="mnist fashion-mnist">` where it has these and no others, since "both" is said of them; what
 * stands in `<Otherwise sets="...">` elsewhere.
 */
export function ofTheseSets(source: string): string {
  const part = /<(About|Otherwise) sets="([^"]+)">(.*?)<\/\1>/gs;
  return source.replace(part, (_, name, sets, words) => (isOf(sets) === (name === 'About') ? words : ''));
}

function isOf(sets: string): boolean {
  const count = sets.split(' ').length;
  return isAbout(sets) && (count === 1 || count === datasetNames.length);
}

/** A phrase that is shown only in a report that has all of some data sets. */
export function about(sets: string, phrase: Phrase): Phrase {
  return isAbout(sets) ? phrase : [];
}

/** " on clothes", where there are other data sets. */
export function onSet(dataset: DatasetName): string {
  return hasOthers ? ` on ${manyOf(dataset)}` : '';
}

/** The beginning of a sentence: "On clothes the", or "The" where there are no other data sets. */
export function beginOn(dataset: DatasetName, words: string, between = ' '): string {
  return hasOthers ? `On ${manyOf(dataset)}${between}${words}` : capitalize(words);
}

/** " among clothes", where there are other data sets. */
export function amongSet(dataset: DatasetName): string {
  return hasOthers ? ` among ${manyOf(dataset)}` : '';
}
