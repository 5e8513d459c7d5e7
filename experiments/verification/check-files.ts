import {createHash} from 'node:crypto';
import {createReadStream} from 'node:fs';
import {lstat} from 'node:fs/promises';
import path from 'node:path';
import {pipeline} from 'node:stream/promises';
import {explainFailure} from '../artifacts/explain-failure.ts';
import {mostBytes} from '../artifacts/files.ts';
import type {Manifest} from '../artifacts/schema.ts';
import {salvageManifest} from '../execution/manifest.ts';
import {logFile} from '../execution/test-readings.ts';
import {listEntries} from './list-entries.ts';
import {type Check, type Problem, unreadable} from './problem.ts';

const atOnce = 32; // files that are open

/**
 * Compares every file with the manifest: none may be missing, changed or unlisted; of a log, what is listed must be there.
 * Nothing but files is read: links, pipes, drafts and empty folders are named.
 */
export async function checkFiles(artifacts: string): Promise<Check> {
  const {manifest, fault} = await salvageManifest(artifacts);
  const {files, strays} = await listEntries(artifacts);
  const named = new Set([...files, ...strays.map(({file}) => file)]);
  const problems: Problem[] = fault ? [{file: 'manifest.json', found: fault.found, expected: fault.expected}] : [];
  problems.push(...(await checkAll(files, (file) => checkFile(artifacts, file, manifest[file], fault !== undefined))));
  problems.push(...strays);
  for (const [file, {sha256}] of Object.entries(manifest))
    if (!named.has(file)) problems.push({file, found: 'no such file', expected: `SHA-256 ${sha256}`});
  return {told: `${files.length} files: all that are listed, and as they were written`, problems};
}

async function checkAll(files: readonly string[], check: (file: string) => Promise<Problem[]>): Promise<Problem[]> {
  const waiting = [...files.entries()];
  const found: Problem[][] = [];
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift())
      found[next[0]] = await check(next[1]).catch(unreadable(next[1]));
  };
  await Promise.all(Array.from({length: atOnce}, work));
  return found.flat();
}

/** Checks a file; one that is not listed is well where the list itself is damaged. */
async function checkFile(
  artifacts: string,
  file: string,
  listed: Manifest[string] | undefined,
  isListDamaged: boolean,
): Promise<Problem[]> {
  const unlisted = {file, found: 'not listed', expected: 'to be listed in manifest.json, or not to be there'};
  if (!listed) return isListDamaged ? [] : [unlisted];
  const place = path.join(artifacts, file);
  const {size} = await lstat(place);
  if (size > listed.bytes + mostBytes) return [{file, found: `${size} bytes`, expected: `${listed.bytes}`}];
  const length = file === logFile ? listed.bytes : size;
  const found = await digest(place, length).catch((error) => {
    throw explainFailure(error, place, 'read');
  });
  if (found !== listed.sha256) return [{file, found: `SHA-256 ${found}`, expected: listed.sha256}];
  if (length === listed.bytes) return [];
  return [{file: 'manifest.json', field: `${file}.bytes`, found: `${listed.bytes}`, expected: `${size}`}];
}

/** SHA-256 of the first bytes of a file. */
async function digest(file: string, length: number): Promise<string> {
  const hash = createHash('sha256');
  if (length > 0) await pipeline(createReadStream(file, {end: length - 1}), hash);
  return hash.digest('hex');
}
