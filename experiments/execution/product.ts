import {readdir, rm} from 'node:fs/promises';
import path from 'node:path';
import {writeAtomically} from '../artifacts/files.ts';
import type {TestReading} from '../artifacts/schema.ts';

/** What an analysis or a finding gives: a record, and the files that lie beside it. */
export interface Product {
  file: string; // of the record
  record: string; // its text
  beside: Record<string, string | Uint8Array>; // by their names
}

/** Takes in who reads the test split. */
export type LogReading = (reading: TestReading) => Promise<void>;

/** Writes a product, the record last, and removes what an earlier one has left beside it. */
export async function writeProduct({file, record, beside}: Product): Promise<void> {
  const folder = path.dirname(file);
  for (const [name, content] of Object.entries(beside)) await writeAtomically(path.join(folder, name), content);
  await writeAtomically(file, record);
  const kept = [path.basename(file), ...Object.keys(beside)];
  const left = (await readdir(folder)).filter((name) => !kept.includes(name));
  for (const name of left) await rm(path.join(folder, name), {recursive: true});
}
