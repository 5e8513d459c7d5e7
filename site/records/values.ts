import {
  type DatasetName,
  type Findings,
  findingsSchema,
  type StudySummary,
} from '../../experiments/artifacts/schema.ts';
import {counted, type Format, write} from '../format/numbers.ts';
import {finishedTrials} from './finished-trials.ts';
import type {Records} from './records.ts';
import {versionOfAnalysis, versionOfFinding, versionOfRuns, versionOfSearch} from './versions.ts';

/** A recorded number, quoted. `at` is `<collection>/<name>#<field>`; `minus` is taken from it. */
export interface Quote {
  at: string; // such as "studies/simple-network/mnist/nn-512#test.accuracy.mean"
  minus?: string | undefined;
  as?: Format | undefined;
  digits?: number | undefined;
}

/** What an address stands for. */
export interface Reading {
  value: number | string | null; // null: not measured yet
  note: string; // precision and source, in a sentence
  version: string; // of the data and the code, see versions.ts
  href: string; // the page that says where it comes from, without the base path
}

type Fields = Record<string, unknown>;

/** The text of a quoted number. */
export function text(records: Records, quote: Quote): string {
  const {value} = read(records, quote);
  return value === null ? 'not yet measured' : write(value, quote.as ?? 'percent', quote.digits);
}

/** Reads a quoted number. Throws on an unknown address, naming what exists. */
export function read(records: Records, {at, minus}: Quote): Reading {
  const reading = readAddress(records, at);
  if (!minus) return reading;
  const other = readAddress(records, minus);
  return {
    ...reading,
    value: subtract(reading.value, other.value),
    note: `Difference of two records. ${reading.note} Less: ${other.note}`,
    version: [...new Set([reading.version, other.version])].join('; '),
  };
}

/** The number at an address; NaN where it is not measured yet. */
export function numberAt(records: Records, at: string, minus?: string): number {
  const {value} = read(records, {at, minus});
  return typeof value === 'number' ? value : Number.NaN;
}

function subtract(value: Reading['value'], other: Reading['value']): number | null {
  return typeof value === 'number' && typeof other === 'number' ? value - other : null;
}

function readAddress(records: Records, address: string): Reading {
  const [place = '', field = ''] = address.split('#');
  const {record, href, source, version} = recordAt(records, place, address);
  const trail = follow(record, field.split('.'), address);
  const value = trail.at(-1);
  if (value !== null && typeof value !== 'number' && typeof value !== 'string') {
    throw new Error(`invalid address: ${address} (expected a number or a text, such as ${address}.${keys(value)[0]})`);
  }
  return {value, href, note: `${precision(trail)}${source}`, version};
}

/** The record, then what each step of the path reaches. Stops at null. */
function follow(record: unknown, path: string[], address: string): unknown[] {
  const trail: unknown[] = [record];
  for (const step of path) {
    const place = trail.at(-1);
    if (place === null) break;
    const next = stepInto(place, step);
    if (next === undefined)
      throw new Error(`unknown address: ${address} (expected one of ${keys(place).join(', ')} at "${step}")`);
    trail.push(next);
  }
  return trail;
}

/** A row that is not in a list has not been measured yet; a field that a record does not have is a mistake. */
function stepInto(place: unknown, step: string): unknown {
  if (!Array.isArray(place)) return (place as Fields)[step];
  if (step === 'last') return place.at(-1) ?? null;
  return place[Number(step)] ?? place.find((item: Fields) => nameOf(item) === step) ?? null;
}

function keys(place: unknown): string[] {
  if (!Array.isArray(place)) return Object.keys(place as Fields);
  return place.map((item: Fields, index) => nameOf(item) || String(index));
}

/** What a row of a list is called: "test" of a split, "nn-against-cnn/mnist/nn-512" of a model in a study. */
function nameOf(item: Fields): string {
  return naming.flatMap((field) => (typeof item?.[field] === 'string' ? [item[field]] : [])).join('/');
}

const naming = ['study', 'dataset', 'model', 'name', 'split'];

interface Place extends Pick<Reading, 'href' | 'version'> {
  record: unknown;
  source: string; // a sentence
}

function recordAt(records: Records, place: string, address: string): Place {
  const [collection = '', ...name] = place.split('/');
  const id = name.join('/');
  switch (collection) {
    case 'headline': {
      const study = studyOfFinal(records, name[0]!, name[1]!);
      return {
        record: pick(
          Object.fromEntries(records.headline.map((row) => [`${row.dataset}/${row.model}`, row])),
          id,
          address,
        ),
        href: study ? trialsPage(`${study.name}-${id.replace('/', '-')}`) : '/methods/#findings-ensembles',
        source: `Source: headline.json, from ${study ? 'the records of its trials' : 'finding ensembles'}.`,
        version: study ? versionOfGroup(records, `${study.name}/${id}`) : versionOfFinding(records, 'ensembles'),
      };
    }
    case 'studies':
      if (!records.studies[name[0]!]) return {record: null, href: '/runs/', source: '', version: ''};
      return {
        record: pick(groupsByName(records), id, address),
        href: trialsPage(name.join('-')),
        source: `Source: study ${name[0]}.`,
        version: versionOfGroup(records, id),
      };
    case 'findings':
      return {
        record: pick<unknown>(findingsByName(records), id, address),
        href: `/methods/#findings-${id}`,
        source: `Source: finding ${id}.`,
        version: versionOfFinding(records, id as keyof Findings),
      };
    case 'searches':
      return {
        record: records.searches[id] ?? null,
        href: `/best-cnn/#searches-${id}`,
        source: `Source: search ${id}.`,
        version: versionOfSearch(records, id),
      };
    case 'datasets':
    case 'look-alikes':
      return {
        record: pick<unknown>(collection === 'datasets' ? records.datasets : records.lookAlikes, id, address),
        href: `/methods/#${collection}-${id}`,
        source: `Source: analysis of ${id}, ${collection === 'datasets' ? 'description' : 'look-alikes'}.`,
        version: versionOfAnalysis(records, collection, id as DatasetName),
      };
    case 'trials': {
      const {result, run} = pick(records.trials, id, address);
      const source = `Source: trial ${id}.`;
      return {record: {...result, ...run}, href: `/runs/${id}/`, source, version: versionOfRuns(records, [id])};
    }
    default:
      throw new Error(
        `unknown address: ${address} (expected headline, studies, findings, searches, datasets, look-alikes or trials)`,
      );
  }
}

function groupsByName({studies}: Records) {
  return Object.fromEntries(
    Object.values(studies).flatMap(({name, groups}) =>
      groups.map((group) => [`${name}/${group.dataset}/${group.model}`, group] as const),
    ),
  );
}

/** Each finding's record; null for one that has not been made yet. */
function findingsByName({findings}: Records): Record<string, unknown> {
  return Object.fromEntries(findingNames.map((name) => [name, findings[name] ?? null]));
}

const findingNames = findingsSchema.keyof().options;

/** Where the trials of a group are listed. */
export function trialsPage(group: string): string {
  return `/runs/#trials-${group}`;
}

/** The study that tested a final model; an ensemble has none. */
function studyOfFinal({studies}: Records, dataset: string, model: string): StudySummary | undefined {
  return Object.values(studies).find(({groups}) =>
    groups.some((group) => group.dataset === dataset && group.model === model && group.test),
  );
}

function versionOfGroup(records: Records, id: string): string {
  const group = groupsByName(records)[id];
  return group ? versionOfRuns(records, finishedTrials(group)) : '';
}

function pick<Item>(items: Record<string, Item>, name: string, address: string): Item {
  const item = items[name];
  if (item === undefined)
    throw new Error(`unknown address: ${address} (expected one of ${Object.keys(items).join(', ')})`);
  return item;
}

/** Says how sure a number is, from the fields that stand beside it. */
function precision(trail: unknown[]): string {
  const [record, beside, further] = [trail[0], trail.at(-2), trail.at(-3)] as [Fields, Fields, Fields | undefined];
  if (trail.at(-1) === null || typeof beside !== 'object' || beside === null) return '';
  const parts: string[] = [];
  const seeds = seedsOf(record);
  if (seeds && seeds > 1 && 'mean' in beside && 'sd' in beside) {
    parts.push(`Mean over ${counted(seeds, 'seed')}, standard deviation ${write(beside.sd as number, 'decimal', 4)}.`);
  }
  const interval = (beside.interval ?? ('low' in beside ? beside : further?.interval)) as
    | {low: number; high: number}
    | undefined;
  const isAccuracy = trail.at(-1) === beside.accuracy || further?.accuracy === beside || 'low' in beside;
  if (interval && isAccuracy) {
    parts.push(`95${'\u202f'}% interval ${write(interval.low, 'percent')} to ${write(interval.high, 'percent')}.`);
  }
  return parts.map((part) => `${part} `).join('');
}

function seedsOf(record: Fields): number | undefined {
  if (typeof record.seeds === 'number') return record.seeds;
  if (Array.isArray(record.trials)) return record.trials.filter((trial: {finished: boolean}) => trial.finished).length;
  return undefined;
}
