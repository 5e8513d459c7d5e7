import {counted, type Format, write} from '../format/numbers.ts';
import {recordAt} from './record-at.ts';
import type {Records} from './records.ts';

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
