import {readdir, readFile} from 'node:fs/promises';
import path from 'node:path';
import {z} from 'zod';
import {sha256} from '../artifacts/content-key.ts';
import {isDraft, readIfThere, readRecord, writeRecord} from '../artifacts/files.ts';
import {type Manifest, manifestSchema} from '../artifacts/schema.ts';
import {analyses} from './analyses.ts';
import type {Task} from './task.ts';
import {logFile} from './test-readings.ts';

// The manifest says of each artifact what it was when it was written. So that a file that is changed afterwards is not
// taken for what it should be, an entry is made anew only when its unit has been computed anew. A unit is what is
// written together: the folder of a trial, a search, a finding or an analysis; else a single file. Where a change is
// meant, move the manifest away: the next run lists everything as it is.

/** Holds the lock of whoever computes here. */
export const coordinatorFolder = '.coordinator';

const folders = ['trials', 'searches', 'findings', ...new Set(Object.values(analyses).map(({folder}) => folder))];
const folderUnit = new RegExp(`^(${folders.join('|')})/[^/]+(?=/)`);
const fileUnit = /^(studies|names|bench)\/[^/]+\.json$/;
const summaryUnit = /^(report\.json|headline\.json|computations\.json|(studies|names)\/.*)$/; // written anew by every run

/** The unit that a file, by its path within the artifacts, belongs to; `undefined` where no command writes such a file. */
export function unitOf(file: string): string | undefined {
  if (fileUnit.test(file) || summaryUnit.test(file) || file === logFile) return file;
  return folderUnit.exec(file)?.[0];
}

/** The unit that a task writes. */
export function unitOfTask(task: Task): string {
  switch (task.kind) {
    case 'trial':
      return `trials/${task.id}`;
    case 'search':
      return `searches/${task.search}`;
    case 'analysis':
      return `${analyses[task.analysis].folder}/${task.dataset}`;
    case 'finding':
      return `findings/${task.finding}`;
  }
}

/** Whether a file holds no result, but serves those that write results: neither listed nor committed. */
export function isBookkeeping(file: string): boolean {
  return file === 'manifest.json' || file === coordinatorFolder;
}

/** Lists the artifacts, with those of the `written` units as they are now; what is not listed yet is listed as it is. */
export async function updateManifest(artifacts: string, written: ReadonlySet<string>): Promise<void> {
  const {manifest: before} = await salvageManifest(artifacts);
  const known = new Set(Object.keys(before).map(unitOf));
  const grown = await isLogWhole(artifacts, before);
  const isFresh = (unit: string) =>
    !known.has(unit) || written.has(unit) || summaryUnit.test(unit) || (unit === logFile && grown);
  const found = await listFiles(artifacts);
  const units = new Set(found.map(unitOf));
  const old = Object.entries(before).filter(([file]) => units.has(unitOf(file)) && !isFresh(unitOf(file)!));
  const fresh = found.filter((file) => unitOf(file) !== undefined && isFresh(unitOf(file)!));
  const listed = await Promise.all(fresh.map(async (file) => [file, await describeFile(artifacts, file)] as const));
  const sorted = [...old, ...listed].sort(([a], [b]) => (a < b ? -1 : 1));
  await writeRecord(manifestFile(artifacts), manifestSchema, Object.fromEntries(sorted));
}

/**
 * Takes units that are about to be written anew off the list: should the run be killed before it lists them again, the
 * next one lists them as they are.
 */
export async function unlistUnits(artifacts: string, units: ReadonlySet<string>): Promise<void> {
  const before = await readManifest(artifacts).catch(() => undefined); // the next list will be another
  if (!before) return;
  const kept = Object.entries(before).filter(([file]) => !units.has(unitOf(file) ?? ''));
  await writeRecord(manifestFile(artifacts), manifestSchema, Object.fromEntries(kept));
}

/** Whether the log still begins with all that is listed of it. */
async function isLogWhole(artifacts: string, {[logFile]: listed}: Manifest): Promise<boolean> {
  if (!listed) return true;
  const bytes = await readIfThere(path.join(artifacts, logFile));
  return bytes !== undefined && sha256(bytes.subarray(0, listed.bytes)) === listed.sha256;
}

/** What is listed; `undefined` where there is no manifest. */
export function readManifest(artifacts: string): Promise<Manifest | undefined> {
  return readRecord(manifestFile(artifacts), manifestSchema);
}

interface ManifestFault {
  found: string;
  expected: string;
  isDamage: boolean; // or is there none yet
}

/** As much as can be read of what is listed, and what is wrong with the rest. */
export async function salvageManifest(artifacts: string): Promise<{manifest: Manifest; fault?: ManifestFault}> {
  const expected = 'one, written by npm run experiments';
  try {
    const manifest = await readManifest(artifacts);
    return manifest ? {manifest} : {manifest: {}, fault: {found: 'no such file', expected, isDamage: false}};
  } catch (error) {
    const fault = {found: (error as Error).message, expected, isDamage: true};
    return {manifest: await readValidEntries(artifacts).catch(() => ({})), fault};
  }
}

async function readValidEntries(artifacts: string): Promise<Manifest> {
  const loose = z.record(z.string(), z.unknown());
  const entries = Object.entries((await readRecord(manifestFile(artifacts), loose)) ?? {});
  const valid = entries.flatMap(([file, entry]) => {
    const {data} = manifestSchema.valueType.safeParse(entry);
    return data ? [[file, data] as const] : [];
  });
  return Object.fromEntries(valid);
}

/** All files of the artifacts but the manifest, by their paths within it, in alphabetical order; links are none. */
export async function listFiles(artifacts: string): Promise<string[]> {
  const entries = await readdir(artifacts, {recursive: true, withFileTypes: true});
  return entries
    .filter((entry) => entry.isFile())
    .map(({parentPath, name}) => path.relative(artifacts, path.join(parentPath, name)).replaceAll(path.sep, '/'))
    .filter((file) => !isBookkeeping(file.split('/')[0]!) && !file.split('/').some(isDraft))
    .sort();
}

async function describeFile(artifacts: string, file: string): Promise<Manifest[string]> {
  const bytes = await readFile(path.join(artifacts, file));
  return {bytes: bytes.length, sha256: sha256(bytes)};
}

function manifestFile(artifacts: string): string {
  return path.join(artifacts, 'manifest.json');
}
