import {loadRecords, type Records} from '../records/records.ts';
import {type Outline, outlineOf} from './outline.ts';

let known: {records: Records; outline: Outline} | undefined;

/** The outline of the report that is being built; while one writes, that of what was saved last. */
export async function loadOutline(): Promise<Outline> {
  const records = await loadRecords();
  if (known?.records !== records || import.meta.env.DEV) known = {records, outline: outlineOf(records)};
  return known.outline;
}
