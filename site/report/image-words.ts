import {datasetNames, descriptionOf, isOwn} from '../records/datasets.ts';
import type {Records} from '../records/records.ts';

/** What the images are called that networks are scored on: those of a published data set are the official ones. */
export const testImages = `${isOwn ? 'official ' : ''}test images`;

/** What pixels tell of the images of a report. */
export interface PixelWords {
  lowest: string; // what a pixel of 0 is
  highest: string; // what one of 255 is
  more: string; // what there is more of where it is higher
  less: string; // where it is lower
}

/** Whether a data set of the report is in colour. */
export function isColoured({datasets}: Pick<Records, 'datasets'>): boolean {
  return datasetNames.some((dataset) => descriptionOf({datasets}, dataset).shape.channels > 1);
}

/** Of grey images a pixel tells how much ink there is; where some are in colour, how light they are. */
export function pixelWords(records: Pick<Records, 'datasets'>): PixelWords {
  return isColoured(records)
    ? {lowest: 'black', highest: 'white', more: 'light', less: 'dark'}
    : {lowest: 'empty ground', highest: 'full ink', more: 'ink', less: 'empty ground'};
}
