import type {Found, FoundImage, LeftOut, Part} from '../found.ts';
import {readBytes} from './byte-source.ts';
import type {Entry, Listing} from './folder-entries.ts';
import {gather, type Picture, startWalk, type Walk} from './folder-walk.ts';
import {compareParts, partNamed} from './part-names.ts';
import {isPictureName} from './pictures.ts';
import {compareNames, shown, shownFew} from './shown.ts';
import {stampOf} from './stamp.ts';

/**
 * Pictures in folders, one a class, at any depth below it; where folders at the top are named as parts, the classes are in
 * those. Nothing is decoded. Without a picture in a class, there are no images.
 */
export function readFolders(source: string, top: Listing): Found {
  const walk = startWalk(source, top);
  const folders = top.entries.filter(({isFolder}) => isFolder);
  const divided = divide(walk, folders);
  leaveOutFiles(walk, top, '');
  if (divided) readParts(walk, folders);
  else for (const folder of folders) readClass(walk, folder, folder.name);
  const pictures = walk.pictures.sort(inOrder);
  return {
    format: 'folders of pictures',
    images: pictures.map(toImage),
    leftOut: [...walk.leftOut, ...hiddenLine(walk.hidden)],
    notes: [
      ...(divided ? [] : [...tellPartClasses(folders), ...tellLoneClass(pictures)]),
      ...tellAlike(new Set(pictures.map(({className}) => className))),
    ],
    stamp: stampOf(pictures.map(({relative, size, modified}) => ({name: relative, size, modified}))),
  };
}

/** Whether the folders at the top are parts: two of them are named so, or one that holds all classes is for training. */
function divide(walk: Walk, folders: readonly Entry[]): boolean {
  const found = new Set(folders.map(({name}) => partNamed(name)).filter((part) => part !== undefined));
  if (found.size !== 1 || folders.length > 1) return found.size > 1;
  return found.has('training') && (walk.list(folders[0]!, '')?.entries.some(({isFolder}) => isFolder) ?? false);
}

function readParts(walk: Walk, folders: readonly Entry[]): void {
  for (const folder of folders) {
    const part = partNamed(folder.name);
    if (!part) {
      walk.leaveOut(folder.name, 'a folder beside those of the parts');
      continue;
    }
    const listing = walk.enter(folder, folder.name);
    if (!listing) continue;
    leaveOutFiles(walk, listing, `${folder.name}/`);
    for (const entry of listing.entries) {
      if (entry.isFolder) readClass(walk, entry, `${folder.name}/${entry.name}`, part);
    }
  }
}

function readClass(walk: Walk, folder: Entry, name: string, part?: Part): void {
  const before = walk.pictures.length;
  const isRead = gather(walk, folder, name, {className: folder.name, part});
  if (isRead && walk.pictures.length === before) walk.leaveOut(name, 'a class without an image');
}

function leaveOutFiles(walk: Walk, listing: Listing, prefix: string): void {
  for (const {name, isFolder} of listing.entries) {
    if (isFolder) continue;
    const kind = isPictureName(name) ? 'a picture' : 'a file';
    const advice = /\.[ct]sv$/i.test(name) ? ': if it holds the labels, give its path' : '';
    walk.leaveOut(prefix + name, `${kind} beside the folders of the classes${advice}`);
  }
}

function inOrder(a: Picture, b: Picture): number {
  return compareParts(a.part, b.part) || compareNames(a.className, b.className) || compareNames(a.relative, b.relative);
}

function toImage({path, relative, className, part}: Picture): FoundImage {
  const load = async () => ({bytes: await readBytes(path)});
  return {name: shown(relative), className, ...(part && {part}), load};
}

function hiddenLine(hidden: readonly string[]): LeftOut[] {
  if (hidden.length === 0) return [];
  return [{name: shownFew(hidden, 3), why: 'hidden, or left there by a system'}];
}

function tellPartClasses(folders: readonly Entry[]): string[] {
  const named = folders.map(({name}) => name).filter((name) => partNamed(name));
  if (named.length === 0) return [];
  return [`${shownFew(named)}: taken for a class; a part only where two folders are named as parts`];
}

function tellLoneClass(pictures: readonly Picture[]): string[] {
  const [first] = pictures;
  if (!first || pictures.some(({className}) => className !== first.className)) return [];
  if (!pictures.some(({relative}) => relative.split('/').length > 2)) return [];
  return [`${shown(first.className)}: the only class; if the folders in it are the classes, give its path`];
}

/** Class names that a reader may take for one another. */
function tellAlike(classNames: ReadonlySet<string>): string[] {
  const groups = Map.groupBy(classNames, (name) => name.normalize('NFKC').trim().toLowerCase());
  return [...groups.values()]
    .filter((names) => names.length > 1)
    .map(
      (names) =>
        `${shownFew(names)}: taken for ${names.length} classes, which differ in case, spaces or the coding of letters alone`,
    );
}
