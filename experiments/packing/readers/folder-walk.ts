import {realpathSync} from 'node:fs';
import path from 'node:path';
import type {LeftOut, Part} from '../found.ts';
import {type Entry, type Listing, listFolder} from './folder-entries.ts';
import {whyNoPicture} from './pictures.ts';
import {shown} from './shown.ts';

/** A picture in a folder of a class, not looked into. */
export interface Picture {
  path: string;
  relative: string; // to the source: "train/Oak/leaf 3.jpg"
  size: number; // bytes
  modified: number; // milliseconds since 1970
  className: string;
  part: Part | undefined;
}

/** What has been found on the way through folders. */
export interface Walk {
  pictures: Picture[];
  leftOut: LeftOut[];
  hidden: string[];
  leaveOut(name: string, why: string): void;
  list(folder: Entry, name: string): Listing | undefined; // undefined where it may not be read, which is told
  enter(folder: Entry, name: string): Listing | undefined; // likewise, and where one has been in there before
}

/** Begins at the top, which has been listed. */
export function startWalk(source: string, top: Listing): Walk {
  const walk: Walk = {
    pictures: [],
    leftOut: [...top.leftOut],
    hidden: [...top.hidden],
    leaveOut: (name, why) => walk.leftOut.push({name: shown(name), why}),
    list: (folder, name) => attempt(() => listFolder(folder.path, `${name}/`)),
    enter: (folder, name) => enter(walk, seen, folder, name),
  };
  const seen = new Map([[realpathSync(source), 'the folder itself']]);
  return walk;
}

function enter(walk: Walk, seen: Map<string, string>, folder: Entry, name: string): Listing | undefined {
  const place = attempt(() => realpathSync(folder.path)) ?? path.resolve(folder.path);
  const before = seen.get(place);
  if (before !== undefined) {
    walk.leaveOut(name, `a link to what has been read: ${shown(before)}`);
    return undefined;
  }
  seen.set(place, name);
  const listing = walk.list(folder, name);
  if (!listing) walk.leaveOut(name, 'a folder that may not be read: give this user the right to it');
  walk.leftOut.push(...(listing?.leftOut ?? []));
  walk.hidden.push(...(listing?.hidden ?? []));
  return listing;
}

/** Takes all pictures of a class in a folder and below; false where it cannot be entered. */
export function gather(walk: Walk, folder: Entry, name: string, of: Pick<Picture, 'className' | 'part'>): boolean {
  const listing = walk.enter(folder, name);
  for (const entry of listing?.entries ?? []) {
    const relative = `${name}/${entry.name}`;
    if (entry.isFolder) {
      gather(walk, entry, relative, of);
      continue;
    }
    const why = whyNoPicture(entry);
    if (why) walk.leaveOut(relative, why);
    else walk.pictures.push({...of, path: entry.path, relative, size: entry.size, modified: entry.modified});
  }
  return listing !== undefined;
}

function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).syscall === undefined) throw error;
    return undefined;
  }
}
