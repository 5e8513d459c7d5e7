import type {TopLevelSpec} from 'vega-lite';
import type {DatasetName} from '../../experiments/artifacts/schema.ts';
import type {Picture} from '../charts/layer-stack.ts';
import type {Width} from '../charts/theme.ts';
import type {Part} from '../drawings/part.ts';
import {list} from '../format/words.ts';
import type {Crop} from '../images/crops.ts';
import type {Compared} from '../records/compared.ts';
import type {Records} from '../records/records.ts';
import type {Phrase} from '../report/phrases.ts';
import type {Table} from '../tables/table.ts';
import type {TileGroup} from './tiles.ts';

/** Where a figure's data comes from: runs or analyses of one data set. */
export interface Source {
  title: string; // "Runs on MNIST"
  links: {text: string; path: string}[]; // paths without the base path
  version: string; // of the data and the code, see versions.ts
}

/** Turns a part of a recorded picture into one that a drawing shows. */
export type ShowCrop = (crop: Crop) => Promise<Picture>;

/** A numbered figure: its words, its data and, if it is a chart, its drawing. */
export interface Figure {
  id: string;
  body?: 'each' | 'all'; // shown by `<id>.astro` beside it, which shows each data set alone, or all of them
  ready?: (records: Records) => boolean; // whether its records are there; where this is missing, its table tells
  title: (records: Records) => Phrase; // the finding in a few words
  finding: (records: Records) => Phrase; // the finding in a sentence or two
  rest?: (records: Records) => Phrase; // what else an expert asks, in the notes
  alternative: (records: Records) => string; // for those who cannot see it
  table: (records: Records) => Table;
  sources: (records: Records) => Source[];
  compares?: (records: Records) => readonly Compared[]; // the models that it sets beside each other
  tiles?: (records: Records, dataset: DatasetName) => TileGroup[]; // shown of each data set alone
  chart?: (records: Records, width: Width) => TopLevelSpec | undefined; // nothing where there is nothing to draw yet
  draw?: (records: Records, width: Width, show: ShowCrop) => Promise<string>; // SVG, of what is no chart
  still?: (records: Records) => Part; // what a file shows of a body
}

/** Whether there is something to show. Where there is not, a figure has neither words nor numbers. */
export function isReady({ready, table}: Figure, records: Records): boolean {
  return (ready?.(records) ?? true) && table(records).rows.length > 0;
}

/** Of which runs, data and code all that a figure shows is, in a line: "Finding costs: runs 1c2e88ab, code 91ab03ff". */
export function originOf({sources}: Figure, records: Records): string {
  const lines = sources(records).map(({title, links, version}) => {
    const numbered = links.every(({text}) => /^\d+$/.test(text)); // runs, which the version counts
    return `${numbered ? title : `${title} ${list(links.map(({text}) => text))}`}: ${version}`;
  });
  return lines.join('. ');
}
