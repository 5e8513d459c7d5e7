import {globSync} from 'node:fs';
import {readFile} from 'node:fs/promises';
import path from 'node:path';
import {runToEnd} from '../setup/child.ts';

/** One version of the results: its records by their paths in artifacts/. */
export type Version = Map<string, unknown>;

const isCompared = (file: string) => file === 'headline.json' || /^findings\/[^/]+\/record\.json$/.test(file);

/** The results as they are in the folder `artifacts`. */
export async function readFolder(artifacts: string): Promise<Version> {
  const files = globSync('{headline.json,findings/*/record.json}', {cwd: artifacts}).sort();
  const read = files.map(
    async (file) =>
      [file, parse(path.join(artifacts, file), await readFile(path.join(artifacts, file), 'utf8'))] as const,
  );
  return new Map(await Promise.all(read));
}

/** The results of the report in `home` as they were committed in a revision. Throws what git says where there is none. */
export async function readRevision(home: string, revision: string): Promise<Version> {
  const artifacts = `${revision}:./artifacts`;
  const listed = await git(home, ['ls-tree', '-r', '--full-tree', '--name-only', '--end-of-options', artifacts]);
  const version: Version = new Map();
  for (const file of listed.split('\n').filter(isCompared)) {
    const place = `${artifacts}/${file}`;
    version.set(file, parse(place, await git(home, ['show', '--end-of-options', place])));
  }
  return version;
}

function parse(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`invalid JSON in ${file}: ${(error as Error).message}`);
  }
}

async function git(folder: string, options: string[]): Promise<string> {
  const {code, output, complaint} = await runToEnd('git', options, {environment: process.env, folder});
  if (code !== 0) throw new Error(`cannot read that version with git: ${complaint}`);
  return output;
}
