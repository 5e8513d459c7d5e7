import type {Part} from '../found.ts';
import {type Columns, role} from './csv-columns.ts';
import {type CsvRecord, splitFields} from './csv-records.ts';
import {partNamed, partNames} from './part-names.ts';
import {shown} from './shown.ts';

/** What a row says of an image: its pixels, or the path of its file. */
export interface Row {
  label: string;
  part?: Part;
  pixels: Uint8Array; // empty where there is a path
  path?: string;
}

/** Why a row cannot be read. */
export interface Fault {
  why: string;
}

/** Reads a row; what is wrong with it names the column. */
export function readRow(record: CsvRecord, columns: Columns): Row | Fault {
  const {shape} = columns;
  const pixels = new Uint8Array(shape ? shape.height * shape.width * shape.channels : 0);
  const label = shape && readPlainly(record, columns, pixels);
  return label ? {label, pixels} : readFields(record, columns, pixels);
}

/** The text of the row's fields; undefined where the bytes are no UTF-8, or quotes stand where none may. */
export function fieldsOf({bytes, separator}: CsvRecord): string[] | undefined {
  try {
    return splitFields(decoder.decode(bytes), String.fromCharCode(separator));
  } catch {
    return undefined;
  }
}

const decoder = new TextDecoder('utf-8', {fatal: true, ignoreBOM: true});
const zero = 0x30;

/** Fills in pixels where a row has digits alone for them, as nearly all have, and gives its label; else undefined. */
function readPlainly({bytes, separator}: CsvRecord, {roles}: Columns, pixels: Uint8Array): string | undefined {
  let label = '';
  let column = 0;
  for (let start = 0; start <= bytes.length; column += 1) {
    const kind = roles[column];
    let end = start;
    if (kind === undefined || kind === role.part) return undefined;
    if (kind >= 0) {
      let value = 0;
      for (; end < bytes.length && bytes[end] !== separator; end += 1) {
        const digit = bytes[end]! - zero;
        value = 10 * value + digit;
        if (digit < 0 || digit > 9 || value > 255) return undefined;
      }
      pixels[kind] = value;
    } else {
      while (end < bytes.length && bytes[end] !== separator) end += 1;
      const text = bytes.toString('utf8', start, end).trim();
      if (/["\ufffd]/.test(text)) return undefined;
      if (kind === role.label) label = plainLabel(text);
    }
    if (end === start) return undefined;
    start = end + 1;
  }
  return column === roles.length ? label : undefined;
}

function readFields(record: CsvRecord, {roles, names}: Columns, pixels: Uint8Array): Row | Fault {
  const fields = fieldsOf(record);
  if (!fields) return {why: 'no UTF-8, or a quote where none may be'};
  if (fields.length !== roles.length) return {why: `${fields.length} fields (expected ${roles.length})`};
  const row: Row = {label: '', pixels};
  for (const [column, field] of fields.entries()) {
    const kind = roles[column]!;
    const why = kind >= 0 ? readPixel(field, kind, pixels) : readOther(field, kind, row);
    if (why) return {why: `${shown(names[column]!)}: ${JSON.stringify(shown(field.slice(0, 40)))} (expected ${why})`};
  }
  return row;
}

/** Fills in a pixel, or says what was expected. */
function readPixel(field: string, pixel: number, pixels: Uint8Array): string | undefined {
  const value = /^\s*\+?\d+(\.\d*)?(e[+-]?\d+)?\s*$/i.test(field) ? Number(field) : Number.NaN;
  if (!Number.isInteger(value) || value > 255) return 'a whole number, 0 ... 255';
  pixels[pixel] = value;
  return undefined;
}

/** Fills in what is no pixel, or says what was expected. */
function readOther(field: string, kind: number, row: Row): string | undefined {
  const text = field.trim();
  if (kind === role.label) row.label = plainLabel(text);
  if (kind === role.path) row.path = text;
  if (kind === role.part) {
    const part = partNamed(text);
    if (!part) return `one of ${partNames}`;
    row.part = part;
  }
  return text === '' && kind !== role.ignored ? 'a text' : undefined;
}

/** "7" for "7.000e+00": some programs write whole numbers so. */
function plainLabel(text: string): string {
  return /^-?\d+\.\d*(e[+-]?\d+)?$/i.test(text) && Number.isInteger(Number(text)) ? String(Number(text)) : text;
}
