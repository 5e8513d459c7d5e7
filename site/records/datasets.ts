import {existsSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {parseRecord} from '../../experiments/artifacts/files.ts';
import {
  type DatasetName,
  type Description,
  type LookAlikes,
  type ReportRecord,
  reportSchema,
} from '../../experiments/artifacts/schema.ts';
import {artifacts} from './beside.ts';

/** What the report is about. */
export const report = readReport();

/** Its title as files are named: "clothes-and-digits". */
export const reportSlug =
  report.title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '') || 'report';

/** Its data sets in the order in which they are shown side by side. */
export const datasetNames: readonly DatasetName[] = report.datasets.map(({name}) => name);

function readReport(): ReportRecord {
  const file = path.join(artifacts, 'report.json');
  if (!existsSync(file)) throw new Error(`missing file: ${file} (npm run experiments makes it)`);
  return parseRecord(file, reportSchema, readFileSync(file)) as ReportRecord;
}

/** Whether the report is this repository's own, whose words know its data sets. */
export const isOwn = datasetNames.join(' ') === 'mnist fashion-mnist';

/** What the report says of a data set. Throws where it has none of that name. */
export function entryOf(dataset: DatasetName): ReportRecord['datasets'][number] {
  const found = report.datasets.find(({name}) => name === dataset);
  if (!found) throw new Error(`unknown data set: ${dataset} (expected one of ${datasetNames.join(', ')})`);
  return found;
}

/** The class of what tells of a data set: it gives it the set's colour. */
export function setClass(name: DatasetName): string {
  return `of-set set-${datasetNames.indexOf(name) + 1}`;
}

/** The colour of a data set. It changes with the theme, so what has it is drawn once for both. */
export function setColor(name: DatasetName): string {
  return `var(--set-${datasetNames.indexOf(name) + 1})`;
}

/** What was found of a data set. Throws where nothing was. */
export function descriptionOf(
  {datasets}: {datasets: Record<DatasetName, Description>},
  name: DatasetName,
): Description {
  return named(datasets, 'datasets', name);
}

/** Whether the values of its images tell how much ink there is, 0 the empty ground; otherwise how light it is, 0 black. */
export function isInk(records: {datasets: Record<DatasetName, Description>}, name: DatasetName): boolean {
  return descriptionOf(records, name).shape.channels === 1 && entryOf(name).ink !== false;
}

/** Which images of a data set look alike. Throws where that was not sought. */
export function lookAlikesOf(
  {lookAlikes}: {lookAlikes: Record<DatasetName, LookAlikes>},
  name: DatasetName,
): LookAlikes {
  return named(lookAlikes, 'look-alikes', name);
}

function named<Found>(all: Record<DatasetName, Found>, folder: string, name: DatasetName): Found {
  const found = all[name];
  if (!found) throw new Error(`missing record: ${folder}/${name} (run \`npm run experiments\` first)`);
  return found;
}
