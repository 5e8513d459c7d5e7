import {linkSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync} from 'node:fs';
import path from 'node:path';
import {dropNothing, writeWhole} from './build-cache.ts';

// What a build makes of single records, nine thousand files, the next one takes from where the last one has put it,
// while it lies there as it was made and comes of the same sources: to link a file costs a tenth of writing it.

/** What a build leaves for the next one. */
interface LastBuild {
  folder: string; // of the finished site
  digest: string; // of all that its files of records come from
  files: Record<string, string>; // how each of them lies there, by its path
}

/** Takes files over from the last build, and notes those of this one. */
export interface TakeOver {
  file: (name: string, digest: string) => boolean; // whether it is there now
  folder: (name: string, digest: string) => boolean; // all that the last build had in it, or nothing
  note: (digest: string, isKept: (name: string) => boolean) => void;
}

/** A build into `made`, which `folder` is replaced by when it is finished; `noteFile` is what builds know of one another. */
export function takeOver(noteFile: string, made: string, folder: string): TakeOver {
  const last = readNote(noteFile);
  const isThere = (name: string) => lookOf(path.join(last!.folder, name)) === last!.files[name];
  const link = (name: string) => {
    try {
      const to = path.join(made, name);
      mkdirSync(path.dirname(to), {recursive: true});
      linkSync(path.join(last!.folder, name), to);
      dropNothing();
      return true;
    } catch {
      return false; // on another disk, or a disk without links
    }
  };
  return {
    file: (name, digest) => last?.digest === digest && name in last.files && isThere(name) && link(name),
    folder(name, digest) {
      const names =
        last?.digest === digest ? Object.keys(last.files).filter((file) => file.startsWith(`${name}/`)) : [];
      if (names.length > 0 && names.every(isThere) && names.every(link)) return true;
      rmSync(path.join(made, name), {recursive: true, force: true});
      return false;
    },
    note(digest, isKept) {
      const names = readdirSync(made, {recursive: true, withFileTypes: true})
        .filter((entry) => entry.isFile())
        .map(({parentPath, name}) => path.relative(made, path.join(parentPath, name)).replaceAll(path.sep, '/'))
        .filter(isKept);
      const files = Object.fromEntries(names.map((name) => [name, lookOf(path.join(made, name))]));
      writeWhole(noteFile, JSON.stringify({folder: path.resolve(folder), digest, files}));
    },
  };
}

function readNote(file: string): LastBuild | undefined {
  try {
    const {folder, digest, files} = JSON.parse(readFileSync(file, 'utf8'));
    return {folder, digest, files};
  } catch {
    return undefined; // none, or damaged: all is made
  }
}

/** What changes when a file is written to or replaced, but not when it is moved with its folder, or linked. */
function lookOf(file: string): string {
  const found = statSync(file, {throwIfNoEntry: false});
  return found ? `${found.ino} ${found.size} ${found.mtimeMs}` : 'missing';
}
