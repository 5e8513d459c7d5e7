import {datasetNames, descriptionOf, isInk, isOwn} from '../records/datasets.ts';
import type {Records} from '../records/records.ts';
import {list} from './phrases.ts';

/** What the images are called that networks are scored on: those of a published data set are the official ones. */
export const testImages = `${isOwn ? 'official ' : ''}test images`;

/** What pixels tell of images. */
export interface PixelWords {
  lowest: string; // what a pixel of 0 is
  highest: string; // what one of 255 is
  more: string; // what there is more of where it is higher
  less: string; // where it is lower
}

/** What the pixels of a data set tell. */
export interface Told {
  title: string; // of the data set
  isInk: boolean; // otherwise light
}

const ofInk: PixelWords = {lowest: 'empty ground', highest: 'full ink', more: 'ink', less: 'empty ground'};
const ofLight: PixelWords = {lowest: 'black', highest: 'white', more: 'light', less: 'dark'};

/** What pixels tell of all these data sets: how much ink there is, how light it is, or the one of some and the other of others. */
export function kindOf(told: readonly Told[]): 'ink' | 'light' | 'mixed' {
  if (told.every(({isInk}) => isInk)) return 'ink';
  return told.some(({isInk}) => isInk) ? 'mixed' : 'light';
}

/** The words for what pixels tell; where they do not tell the same of all data sets, each with those it is true of. */
export function wordsFor(told: readonly Told[]): PixelWords {
  if (kindOf(told) !== 'mixed') return told[0]?.isInk ? ofInk : ofLight;
  const [inked, lit] = [true, false].map((isInk) => list(told.filter((each) => each.isInk === isInk).map(titleOf)));
  const both = (what: keyof PixelWords) => `${ofInk[what]} (${inked}) or ${ofLight[what]} (${lit})`;
  return {lowest: both('lowest'), highest: both('highest'), more: both('more'), less: both('less')};
}

const titleOf = ({title}: Told) => title;

/** What pixels tell of the images of a report. */
export function pixelKind(records: Pick<Records, 'datasets'>): ReturnType<typeof kindOf> {
  return kindOf(toldBy(records, datasetNames));
}

/** The words for it, of all data sets or of some. */
export function pixelWords(records: Pick<Records, 'datasets'>, datasets = datasetNames): PixelWords {
  return wordsFor(toldBy(records, datasets));
}

function toldBy(records: Pick<Records, 'datasets'>, datasets: readonly string[]): Told[] {
  return datasets.map((name) => ({title: descriptionOf(records, name).title, isInk: isInk(records, name)}));
}

/** Whether a data set of the report is in colour. */
export function isColoured(records: Pick<Records, 'datasets'>): boolean {
  return datasetNames.some((dataset) => descriptionOf(records, dataset).shape.channels > 1);
}
