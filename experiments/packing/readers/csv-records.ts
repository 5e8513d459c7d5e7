import {InputError} from '../input-error.ts';
import type {ByteSource} from './byte-source.ts';

/** A row of a CSV file as it stands there: one line, or several where a line ends within quotes. */
export interface CsvRecord {
  line: number; // from 1, where it begins
  bytes: Buffer; // without what ends the line
  separator: number; // the byte between two fields: a comma, a semicolon or a tab
}

const [quote, carriageReturn, lineFeed] = [0x22, 0x0d, 0x0a];
const longest = 2 ** 24; // bytes of a record: a colour image of 1024 by 1024 pixels has 12 MB

/** The rows of a CSV file, read block by block (RFC 4180; of UTF-8, with or without a mark at its beginning). */
export async function* csvRecords(source: ByteSource, block = 2 ** 20): AsyncGenerator<CsvRecord> {
  const {start, separator, lineEnd} = dialectOf(await source.read(0, Math.min(2 ** 16, source.size)), source.name);
  let rest: Buffer = Buffer.alloc(0);
  let [line, first, scanned, isOpen] = [1, 1, 0, false];
  for (let place = start; place < source.size; place += block) {
    rest = Buffer.concat([rest, await source.read(place, Math.min(block, source.size - place))]);
    let begin = 0;
    for (let end = rest.indexOf(lineEnd, scanned); end !== -1; end = rest.indexOf(lineEnd, scanned)) {
      isOpen = endsInQuotes(rest.subarray(scanned, end), separator, isOpen);
      scanned = end + 1;
      line += 1;
      if (isOpen) continue;
      yield {line: first, bytes: withoutReturn(rest.subarray(begin, end)), separator};
      [begin, first] = [scanned, line];
    }
    rest = rest.subarray(begin);
    scanned -= begin;
    if (rest.length > longest) throw tooLong(source.name, first, isOpen);
  }
  if (endsInQuotes(rest.subarray(scanned), separator, isOpen)) throw neverClosed(source.name, first);
  if (rest.length > 0) yield {line: first, bytes: withoutReturn(rest), separator};
}

/** How the fields of a text are divided; undefined where a quote stands where none may. */
export function splitFields(text: string, separator: string): string[] | undefined {
  const fields: string[] = [];
  for (let start = 0; ; start += 1) {
    let end = text.indexOf(separator, start);
    if (end === -1) end = text.length;
    if (text[start] === '"') {
      const closing = closingQuote(text, start + 1);
      if (closing === -1) return undefined;
      fields.push(text.slice(start + 1, closing).replaceAll('""', '"'));
      end = closing + 1;
      if (end < text.length && text[end] !== separator) return undefined;
    } else fields.push(text.slice(start, end));
    if (end === text.length) return fields;
    start = end;
  }
}

function closingQuote(text: string, from: number): number {
  let end = text.indexOf('"', from);
  while (end !== -1 && text[end + 1] === '"') end = text.indexOf('"', end + 2);
  return end;
}

/** Whether bytes that follow the beginning of a row, or a place within quotes, end within quotes. */
function endsInQuotes(bytes: Buffer, separator: number, isOpen: boolean): boolean {
  if (!bytes.includes(quote)) return isOpen;
  let mayOpen = !isOpen;
  let isQuoted = isOpen;
  for (const byte of bytes) {
    if (isQuoted) {
      if (byte === quote) [isQuoted, mayOpen] = [false, true]; // a second one goes on with the field
    } else if (byte === quote && mayOpen) isQuoted = true;
    else mayOpen = byte === separator;
  }
  return isQuoted;
}

function dialectOf(head: Buffer, name: string): {start: number; separator: number; lineEnd: number} {
  const isUtf16 = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
  if (isUtf16 || head.includes(0)) {
    const kind = isUtf16 ? 'text in UTF-16' : 'a byte 0, which no text has';
    throw new InputError(`invalid CSV file ${name}: ${kind} (expected text in UTF-8): save it as CSV in UTF-8`);
  }
  const start = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 3 : 0;
  const lineEnd = !head.includes(lineFeed) && head.includes(carriageReturn) ? carriageReturn : lineFeed;
  const end = head.indexOf(lineEnd);
  const line = head.toString('utf8', start, end === -1 ? head.length : end).replace(/"[^"]*"/g, '');
  const counts = [',', ';', '\t'].map((separator) => ({separator, count: line.split(separator).length}));
  const best = counts.reduce((most, other) => (other.count > most.count ? other : most));
  return {start, separator: best.separator.charCodeAt(0), lineEnd};
}

function withoutReturn(bytes: Buffer): Buffer {
  return bytes.at(-1) === carriageReturn ? bytes.subarray(0, -1) : bytes;
}

function tooLong(name: string, line: number, isOpen: boolean): InputError {
  if (isOpen) return neverClosed(name, line);
  return new InputError(
    `invalid CSV file ${name}: line ${line} has more than ${longest} bytes (expected an image a line)`,
  );
}

function neverClosed(name: string, line: number): InputError {
  return new InputError(
    `invalid CSV file ${name}: a quote in line ${line} is never closed: close it, or write "" for it`,
  );
}
