import type {Dirent} from 'node:fs';
import {readdir, readlink} from 'node:fs/promises';
import path from 'node:path';
import {explainFailure} from '../artifacts/explain-failure.ts';
import {isDraft, nameKind} from '../artifacts/files.ts';
import {isBookkeeping} from '../execution/manifest.ts';
import type {Problem} from './problem.ts';

interface Entries {
  files: string[]; // by their paths within the artifacts, in alphabetical order
  strays: Problem[]; // what is no file, or must not be there
}

/** All that lies below the artifacts but the manifest. No link is followed. */
export async function listEntries(artifacts: string): Promise<Entries> {
  const entries: Entries = {files: [], strays: []};
  await listFolder(artifacts, '', entries);
  return {files: entries.files.sort(), strays: entries.strays};
}

async function listFolder(artifacts: string, folder: string, entries: Entries): Promise<void> {
  const place = path.join(artifacts, folder);
  const found = await readdir(place, {withFileTypes: true}).catch((error) => explainFailure(error, place, 'read'));
  if (found instanceof Error) {
    entries.strays.push({file: folder, found: found.message, expected: 'a folder that can be read'});
    return;
  }
  if (found.length === 0 && folder !== '')
    entries.strays.push({file: folder, found: 'an empty folder', expected: 'no such folder'});
  for (const entry of found.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const file = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (isBookkeeping(file)) continue;
    if (isDraft(entry.name)) entries.strays.push({file, ...draft});
    else if (entry.isDirectory()) await listFolder(artifacts, file, entries);
    else if (entry.isFile()) entries.files.push(file);
    else entries.strays.push({file, found: await tell(entry), expected: 'a file of its own'});
  }
}

const draft = {
  found: 'a draft, which a write that was interrupted has left',
  expected: 'no such file: npm run experiments removes it once its process has ended',
};

async function tell(entry: Dirent): Promise<string> {
  if (!entry.isSymbolicLink()) return nameKind(entry);
  return `a link to ${await readlink(path.join(entry.parentPath, entry.name)).catch(() => 'somewhere')}`;
}
