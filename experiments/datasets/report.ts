import {existsSync} from 'node:fs';
import path from 'node:path';
import {pathToFileURL} from 'node:url';
import {fashionMnist} from './fashion-mnist.ts';
import {mnist} from './mnist.ts';
import type {DatasetSource} from './source.ts';

/** Data sets that come with the project, by their names. */
export const builtIn = {mnist, 'fashion-mnist': fashionMnist} as const satisfies Record<string, DatasetSource>;

/** What a report is about, and how thoroughly it is computed: a file `report.ts` in a folder of its own says it. */
export interface Report {
  title: string;
  tagline: string; // what it says, behind the title and a colon
  description: string; // what it reports, in a few sentences
  datasets: readonly (DatasetSource | keyof typeof builtIn)[]; // in the order in which they are shown; the last is tuned on
  effort: Effort;
}

/** How much is computed: a few networks with three seeds each, or all that the report of clothes and digits has. */
export type Effort = 'small' | 'full';

/** The report of this repository. */
const own: Report = {
  title: 'Clothes and digits',
  tagline: 'why clothes are harder, and what helps',
  description:
    'Two sets of small grey images, one of handwritten digits, one of clothes. The same size, the same number of images, ten categories each. Why do machines that read the digits stumble over the clothes, and what does a convolutional network gain?',
  datasets: ['mnist', 'fashion-mnist'],
  effort: 'full',
};

const mostDatasets = 4;

/** The report that is asked for: that of the folder REPORT, or else this repository's own. */
export async function readReport(folder = process.env.REPORT): Promise<Report> {
  if (!folder) return own;
  const file = path.resolve(folder, 'report.ts');
  if (!existsSync(file)) throw new Error(`missing report: ${file} (expected a file that describes it)`);
  const {default: report} = (await import(pathToFileURL(file).href)) as {default?: Report};
  return checkReport(report, file);
}

/** The report, once it is seen that it is one; throws an Error that names `file` and what is wrong. */
export function checkReport(report: Partial<Report> | undefined, file: string): Report {
  const {title, tagline = '', description = '', datasets, effort} = report ?? {};
  const fail = (what: string) => new Error(`invalid report ${file}: ${what}`);
  if (typeof title !== 'string' || title === '') throw fail('no title (expected a text)');
  if (effort !== 'small' && effort !== 'full') throw fail(`effort ${effort} (expected small or full)`);
  if (!Array.isArray(datasets) || datasets.length < 1 || datasets.length > mostDatasets)
    throw fail(`${datasets?.length ?? 'no'} data sets (expected 1 ... ${mostDatasets})`);
  return {title, tagline, description, datasets, effort};
}
