import {readRecord} from '../artifacts/files.ts';
import {type SearchRecord, searchSchema} from '../artifacts/schema.ts';
import {type Folders, searchFiles} from './folders.ts';
import type {SearchTask} from './task.ts';

/** The record of a search, current or not; `undefined` where there is none. */
export function readSearch(
  {search}: SearchTask,
  folders: Pick<Folders, 'artifacts'>,
): Promise<SearchRecord | undefined> {
  return readRecord(searchFiles(folders, search).record, searchSchema);
}
