import {existsSync} from 'node:fs';
import path from 'node:path';
import {pathToFileURL} from 'node:url';
import {z} from 'zod';
import {classCounts, imageShapeSchema, type ReportRecord, sha256} from '../artifacts/schema.ts';
import {builtIn} from './built-in.ts';
import {type OwnEntry, ownSchema, packedSource, toldSchema} from './packed.ts';
import type {DatasetSource} from './source.ts';

/** What a report is about, and how thoroughly it is computed: a file `report.ts` in a folder of its own says it. */
export interface Report {
  title: string;
  tagline: string; // what it says, behind the title and a colon
  description: string; // what it reports, in a few sentences
  datasets: readonly (OwnEntry | DatasetSource | keyof typeof builtIn)[]; // in the order in which they are shown; the last is tuned on
  effort: Effort;
}

/**
 * How much is computed: a few networks with three seeds each; five seeds and a search; all that the report of clothes and
 * digits has; or as one of the first two, with another number of seeds.
 */
export type Effort = 'small' | 'standard' | 'full' | {like: 'small' | 'standard'; seeds: number};

/** A report whose data sets are known with their files. */
export type ReadyReport = Omit<Report, 'datasets'> & {datasets: readonly DatasetSource[]};

/** The report of this repository. */
const own: Report = {
  title: 'Clothes and digits',
  tagline: 'why clothes are harder, and what helps',
  description:
    'Two sets of small grey images, one of handwritten digits, one of clothes. The same size, the same number of images, ten categories each. Why do machines that read the digits stumble over the clothes, and what does a convolutional network gain?',
  datasets: ['mnist', 'fashion-mnist'],
  effort: 'full',
};

const text = z.string().min(1);

const reportSchema = z.strictObject({
  title: text,
  tagline: z.string().default(''),
  description: z.string().default(''),
  datasets: z.array(z.unknown()).min(1).max(4),
  effort: z.union(
    [
      z.enum(['small', 'standard', 'full']),
      z.strictObject({like: z.enum(['small', 'standard']), seeds: z.int().min(2).max(20)}),
    ],
    "expected 'small', 'standard', 'full', or as {like: 'small', seeds: 6}",
  ),
});

const file = z.strictObject({name: text, sha256, shape: z.array(z.int().positive())});

const sourceSchema = toldSchema.extend({
  classNames: z.array(text).min(classCounts.least).max(classCounts.most),
  image: imageShapeSchema,
  validationCount: z.int().positive(),
  folder: text,
  files: z.strictObject({trainingImages: file, trainingLabels: file, testImages: file, testLabels: file}),
});

/** The report that is asked for: that of the folder REPORT, or else this repository's own. */
export async function readReport(folder = process.env.REPORT): Promise<ReadyReport> {
  const {datasets, ...report} = folder ? await readOwn(folder) : own;
  const ready = datasets.map((each) => {
    if (typeof each === 'string') return builtIn[each];
    return 'from' in each ? packedSource(each, path.resolve(folder!)) : each;
  });
  return {...report, datasets: await Promise.all(ready)};
}

/** What the site is told of a report. */
export function tellReport({title, tagline, description, datasets}: ReadyReport): ReportRecord {
  const told = datasets.map(({name, title, one, many, origin, licence, prepared, ink}) => ({
    ...{name, title, one, many},
    ...(origin && {origin}),
    ...(licence && {licence}),
    ...(prepared && {prepared}),
    ...(ink === false && {ink}),
  }));
  return {title, tagline, description, datasets: told as ReportRecord['datasets']};
}

/** What `report.ts` in a folder says. */
export async function readOwn(folder: string): Promise<Report> {
  const file = path.resolve(folder, 'report.ts');
  if (!existsSync(file)) throw new Error(`missing report: ${file} (expected a file that describes it)`);
  return checkReport(await loadFile(file), file);
}

async function loadFile(file: string): Promise<unknown> {
  try {
    return ((await import(pathToFileURL(file).href)) as {default?: unknown}).default;
  } catch (cause) {
    throw new Error(`invalid report ${file}: ${(cause as Error).message}`, {cause});
  }
}

/** The report, once it is seen that it is one; throws an Error that names `file` and what is wrong. */
export function checkReport(report: unknown, file: string): Report {
  const {datasets, ...others} = parse(reportSchema, report ?? {}, `invalid report ${file}`);
  const entries = datasets.map((each, place) => checkEntry(each, `invalid report ${file}, data set ${place + 1}`));
  const names = entries.map((each) => (typeof each === 'string' ? each : each.name));
  const again = names.find((name, place) => names.indexOf(name) < place);
  if (again) throw new Error(`invalid report ${file}: two data sets of the name ${again} (expected each once)`);
  return {...others, datasets: entries};
}

function checkEntry(entry: unknown, what: string): Report['datasets'][number] {
  if (typeof entry === 'string') return parse(z.enum(Object.keys(builtIn) as (keyof typeof builtIn)[]), entry, what);
  const isOwn = typeof entry === 'object' && entry !== null && 'from' in entry;
  return parse(isOwn ? ownSchema : sourceSchema, entry, what) as OwnEntry | DatasetSource;
}

function parse<S extends z.ZodType>(schema: S, value: unknown, what: string): z.output<S> {
  const {data, error} = schema.safeParse(value);
  if (error) throw new Error(`${what}: ${z.prettifyError(error)}`);
  return data as z.output<S>;
}
