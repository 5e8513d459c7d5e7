import path from 'node:path';
import type {Found, FoundImage, LeftOut, Part} from '../found.ts';
import {InputError} from '../input-error.ts';
import {type ByteSource, readBytes, withFile} from './byte-source.ts';
import {type Columns, readColumns} from './csv-columns.ts';
import {type CsvRecord, csvRecords} from './csv-records.ts';
import {fieldsOf, type Row, readRow} from './csv-rows.ts';
import {whyNoPicture} from './pictures.ts';
import {shown} from './shown.ts';
import {type FileState, stampOf, stateOf} from './stamp.ts';

/** A CSV file, and the part that its name says it is. */
export interface CsvFile {
  file: string;
  part?: Part | undefined;
}

/** What one CSV file holds. */
export interface CsvContent {
  images: FoundImage[];
  leftOut: LeftOut[];
  notes: readonly string[];
  files: FileState[]; // the pictures that it names
}

/** Rows of a label and pixels, or of a label and the path of a picture, from one file or from one a part. */
export async function readCsvFiles(sources: readonly CsvFile[]): Promise<Found> {
  const states = sources.map(({file}) => stateOf(file));
  const contents: CsvContent[] = [];
  for (const {file, part} of sources) {
    contents.push(await withFile(file, (source) => readCsv(source, {folder: path.dirname(file), part})));
  }
  return {
    format: 'CSV',
    images: contents.flatMap(({images}) => images),
    leftOut: contents.flatMap(({leftOut}) => leftOut),
    notes: contents.flatMap(({notes}) => notes),
    stamp: stampOf([...states, ...contents.flatMap(({files}) => files)]),
  };
}

interface Reading extends CsvContent {
  name: string; // of the file, without its folder
  columns: Columns;
  folder: string; // where paths begin
  part: Part | undefined;
  rows: number;
  faults: number;
  firstFault: string;
  blank: number[]; // empty lines, forgotten where nothing follows
}

/** Reads the rows of one CSV file; throws where the first row, or more than 5 in 100, cannot be read. */
export async function readCsv(
  source: ByteSource,
  {folder, part, block}: {folder: string; part?: Part | undefined; block?: number},
): Promise<CsvContent> {
  const name = path.basename(source.name);
  let reading: Reading | undefined;
  for await (const record of csvRecords(source, block)) {
    if (reading) takeRow(reading, record, source.name);
    else if (record.bytes.length > 0) {
      const columns = readColumns(headOf(record, source.name), source.name);
      const counts = {rows: 0, faults: 0, firstFault: '', blank: []};
      reading = {name, columns, folder, part, ...counts, images: [], leftOut: [], notes: columns.notes, files: []};
      if (!columns.hasHeader) takeRow(reading, record, source.name);
    }
  }
  if (!reading || reading.rows === 0)
    throw new InputError(`invalid CSV file ${source.name}: no rows (expected one for each image)`);
  if (reading.faults > 0.05 * reading.rows) throw tooManyFaults(reading, source.name);
  return reading;
}

function headOf(record: CsvRecord, file: string): string[] {
  const fields = fieldsOf(record);
  if (fields) return fields;
  throw new InputError(
    `invalid CSV file ${file}: line ${record.line} is no UTF-8, or has a quote where none may be (expected the names of columns, or a label and pixels): save it as CSV in UTF-8`,
  );
}

function takeRow(reading: Reading, record: CsvRecord, file: string): void {
  if (record.bytes.length === 0) {
    reading.blank.push(record.line);
    return;
  }
  for (const line of reading.blank.splice(0))
    reading.leftOut.push({name: lineName(reading, line), why: 'an empty line'});
  reading.rows += 1;
  const row = readRow(record, reading.columns);
  const why = 'why' in row ? row.why : takeImage(reading, row, lineName(reading, record.line));
  if (why === undefined) return;
  reading.leftOut.push({name: lineName(reading, record.line), why});
  reading.faults += 1;
  reading.firstFault ||= `line ${record.line}: ${why}`;
  if (reading.rows === 1)
    throw new InputError(`invalid CSV file ${file}, ${reading.firstFault}: mend it, or leave the line out`);
  if (reading.faults > 100_000) throw tooManyFaults(reading, file);
}

function lineName({name}: Reading, line: number): string {
  return `${name}, line ${line}`;
}

/** Adds an image; or says why its picture cannot be had. */
function takeImage(reading: Reading, row: Row, name: string): string | undefined {
  const {columns, folder, images, files} = reading;
  const part = row.part ?? reading.part;
  const said = {className: row.label, ...(part && {part})};
  if (row.path === undefined) {
    images.push({...said, name, load: async () => ({...columns.shape!, pixels: row.pixels})});
    return undefined;
  }
  const file = path.resolve(folder, row.path);
  const state = attemptState(file);
  const why = state ? whyNoPicture({path: file, size: state.size}) : 'no such file';
  if (why) return `${shown(row.path)}: ${why}`;
  files.push({...state!, name: row.path});
  images.push({...said, name: `${name}: ${shown(row.path)}`, load: async () => ({bytes: await readBytes(file)})});
  return undefined;
}

function attemptState(file: string): FileState | undefined {
  try {
    return stateOf(file);
  } catch {
    return undefined;
  }
}

function tooManyFaults({faults, rows, firstFault}: Reading, file: string): InputError {
  return new InputError(
    `invalid CSV file ${file}: ${faults} of ${rows} rows cannot be read (expected 5 in 100 at most); the first, ${firstFault}: mend them, or leave the lines out`,
  );
}
