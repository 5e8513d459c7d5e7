import path from 'node:path';
import {sha256} from '../artifacts/content-key.ts';
import {parseRecord, readIfThere, readRecord} from '../artifacts/files.ts';
import {
  type Computation,
  type Divergence,
  divergenceSchema,
  type Manifest,
  type Result,
  resultSchema,
} from '../artifacts/schema.ts';
import {type Folders, searchFiles, trialFiles, trialFolder} from './folders.ts';
import {salvageManifest} from './manifest.ts';

/** A trial's `result.json`, current or not. */
export interface Recorded {
  result: Result;
  digest: string; // SHA-256 of the file
}

/** The results of trials by their keys, each read from disk once, since there are hundreds. */
export interface Results {
  read(key: string): Promise<Recorded | undefined>; // `undefined` where there is none; an error where it is damaged
  readDivergence(key: string): Promise<Divergence | undefined>; // that of a trial which has no result
  digestRun(key: string): Promise<string>; // SHA-256 of its `run.json`
  digestSearch(name: string): Promise<string>; // SHA-256 of a search's record
  listed(): Promise<Manifest>; // as much as can be read of the manifest, as it was at first
  forget(key: string): void; // since it has been written anew
}

/** The results that lie in a folder. */
export function openResults(folders: Pick<Folders, 'artifacts'>): Results {
  const found = new Map<string, Promise<Recorded | undefined>>();
  let manifest: Promise<Manifest> | undefined;
  return {
    read(key) {
      if (!found.has(key)) found.set(key, readResult(key, folders));
      return found.get(key)!;
    },
    readDivergence: (key) => readRecord(path.join(trialFolder(folders, key), trialFiles.diverged), divergenceSchema),
    digestRun: async (key) => sha256((await readIfThere(path.join(trialFolder(folders, key), trialFiles.run))) ?? ''),
    digestSearch: async (name) => sha256((await readIfThere(searchFiles(folders, name).record)) ?? ''),
    listed() {
      manifest ??= salvageManifest(folders.artifacts).then((salvaged) => salvaged.manifest);
      return manifest;
    },
    forget: (key) => found.delete(key),
  };
}

/** What a trial that has run, to its end or until it diverged, says that it computed. */
export async function recordedComputation(key: string, results: Results): Promise<Computation | undefined> {
  const {computation} = (await results.read(key))?.result ?? (await results.readDivergence(key)) ?? {};
  return computation;
}

async function readResult(key: string, folders: Pick<Folders, 'artifacts'>): Promise<Recorded | undefined> {
  const file = path.join(trialFolder(folders, key), trialFiles.result);
  const bytes = await readIfThere(file);
  return bytes && {result: parseRecord(file, resultSchema, bytes), digest: sha256(bytes)};
}
