import {readFile} from 'node:fs/promises';
import path from 'node:path';
import {sha256} from '../artifacts/content-key.ts';
import type {Manifest} from '../artifacts/schema.ts';
import {listFiles, readManifest} from '../execution/manifest.ts';
import {logFile} from '../execution/test-readings.ts';
import type {Check, Problem} from './problem.ts';

/** Compares every file with the manifest: none may be missing, changed or unlisted; of a log, what is listed must be there. */
export async function checkFiles(artifacts: string): Promise<Check> {
  const manifest = await readManifest(artifacts);
  if (!manifest) {
    const problem = {file: 'manifest.json', found: 'no such file', expected: 'one, written by npm run experiments'};
    return {told: 'no files, since none is listed', problems: [problem]};
  }
  const files = await listFiles(artifacts);
  const there = new Set(files);
  const checked = await Promise.all(files.map((file) => checkFile(artifacts, file, manifest)));
  const missing = Object.entries(manifest).filter(([file]) => !there.has(file));
  return {
    told: `${files.length} files: all that are listed, and as they were written`,
    problems: [
      ...checked.flatMap((problem) => problem ?? []),
      ...missing.map(([file, {sha256}]) => ({file, found: 'no such file', expected: `SHA-256 ${sha256}`})),
    ],
  };
}

async function checkFile(artifacts: string, file: string, manifest: Manifest): Promise<Problem | undefined> {
  const listed = manifest[file];
  if (!listed) return {file, found: 'not listed', expected: 'to be listed in manifest.json, or not to be there'};
  const bytes = await readFile(path.join(artifacts, file));
  const found = sha256(file === logFile ? bytes.subarray(0, listed.bytes) : bytes);
  if (found === listed.sha256) return undefined;
  return {file, found: `SHA-256 ${found}`, expected: listed.sha256};
}
