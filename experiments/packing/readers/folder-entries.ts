import {type Dirent, readdirSync, type Stats, statSync} from 'node:fs';
import path from 'node:path';
import {nameKind} from '../../artifacts/files.ts';
import type {LeftOut} from '../found.ts';
import {compareNames, shown} from './shown.ts';

/** A file or folder in a folder. */
export interface Entry {
  name: string;
  path: string;
  isFolder: boolean;
  size: number; // bytes
  modified: number; // milliseconds since 1970
}

/** What a folder holds, by name; folders that links lead to come last. */
export interface Listing {
  entries: readonly Entry[];
  leftOut: readonly LeftOut[];
  hidden: readonly string[]; // hidden files, and those that systems leave in folders
}

const ofSystems = /^(\..*|thumbs\.db|ehthumbs.*\.db|desktop\.ini|__macosx|icon\r|@eadir|\$recycle\.bin)$/i;

/** Lists a folder; `prefix` stands before the names of what is left out. Throws the system's error where it may not be read. */
export function listFolder(folder: string, prefix: string): Listing {
  const listed = {entries: [] as {entry: Entry; isLink: boolean}[], leftOut: [] as LeftOut[], hidden: [] as string[]};
  for (const found of readdirSync(folder, {withFileTypes: true, encoding: 'buffer'})) {
    const name = found.name.toString();
    const leaveOut = (why: string) => listed.leftOut.push({name: shown(prefix + name), why});
    if (ofSystems.test(name)) listed.hidden.push(shown(prefix + name));
    else if (!Buffer.from(name).equals(found.name)) leaveOut('a name that is no UTF-8: rename it');
    else {
      const entry = examine(path.join(folder, name), name, found);
      if (typeof entry === 'string') leaveOut(entry);
      else listed.entries.push({entry, isLink: found.isSymbolicLink()});
    }
  }
  const order = listed.entries.sort((a, b) => +a.isLink - +b.isLink || compareNames(a.entry.name, b.entry.name));
  const leftOut = listed.leftOut.sort((a, b) => compareNames(a.name, b.name));
  return {entries: order.map(({entry}) => entry), leftOut, hidden: listed.hidden.sort(compareNames)};
}

/** What an entry is; or why it is nothing to look into. */
function examine(place: string, name: string, found: Pick<Dirent<Buffer>, 'isSymbolicLink'>): Entry | string {
  let stats: Stats;
  try {
    stats = statSync(place);
  } catch (error) {
    return whyUnknown((error as NodeJS.ErrnoException).code, found.isSymbolicLink());
  }
  if (!stats.isFile() && !stats.isDirectory()) return `${nameKind(stats)}, no file`;
  return {name, path: place, isFolder: stats.isDirectory(), size: stats.size, modified: stats.mtimeMs};
}

function whyUnknown(code: string | undefined, isLink: boolean): string {
  if (isLink && code === 'ELOOP') return 'a link that leads in a circle';
  if (isLink && code === 'ENOENT') return 'a broken link: nothing is where it leads';
  return `it may not be looked at (${code})`;
}
