import {type Stats, statSync} from 'node:fs';
import {homedir} from 'node:os';
import path from 'node:path';
import {explainFailure} from '../artifacts/explain-failure.ts';
import {nameKind} from '../artifacts/files.ts';
import type {Found, LeftOut} from './found.ts';
import {InputError} from './input-error.ts';
import {readCsvFiles} from './readers/csv.ts';
import {chooseCsvFiles} from './readers/csv-files.ts';
import {type Entry, type Listing, listFolder} from './readers/folder-entries.ts';
import {readFolders} from './readers/folders.ts';
import {pairIdx, readIdx} from './readers/idx.ts';
import {readNpyFiles, readNpz} from './readers/npz.ts';
import {isPictureName} from './readers/pictures.ts';
import {shown, shownFew} from './readers/shown.ts';

const expected = `expected one of these:
  - a folder with a folder for each class, and pictures in those (train, val and test may stand above the classes)
  - a CSV file with a column label and one for each pixel, or with the columns label and file
  - an npz file with x_train, y_train, x_test, y_test, or with images and labels
  - a folder with IDX files: train-images-idx3-ubyte, train-labels-idx1-ubyte, and the same of t10k`;

/**
 * The images of a folder or file, in whichever of the known forms they are there; see `placeOf`. Pictures are not
 * looked into before they are loaded. Throws an `InputError` where there is no image, or the form is damaged.
 */
export async function findImages(source: string, folder = ''): Promise<Found> {
  const place = placeOf(source, folder);
  const {stats, listing} = lookAt(place);
  const found = listing ? await readFolder(place, listing) : await readFile(place, stats);
  if (found.images.length > 0) return found;
  throw nothingFound(place, describeLeftOut(found.leftOut));
}

/** Where images are said to be: "~/" is the user's own folder, and what is not absolute lies in `folder`. */
export function placeOf(source: string, folder = ''): string {
  if (source.trim() === '' || source.includes('\0'))
    throw new InputError(`invalid source of images: "${shown(source)}" is no name of a file or folder; ${expected}`);
  return path.resolve(folder, source.replace(/^~(?=$|[\\/])/, homedir()));
}

function lookAt(place: string): {stats: Stats; listing?: Listing} {
  try {
    const stats = statSync(place);
    return {stats, ...(stats.isDirectory() && {listing: listFolder(place, '')})};
  } catch (error) {
    throw new InputError(`${explainFailure(error, shown(place), 'read').message}; ${expected}`, {cause: error});
  }
}

async function readFile(place: string, stats: Stats): Promise<Found> {
  if (!stats.isFile()) throw nothingFound(place, nameKind(stats));
  const ending = path.extname(place).toLowerCase();
  if (['.csv', '.tsv', '.txt'].includes(ending)) return readCsvFiles([{file: place}]);
  if (ending === '.npz') return readNpz(place);
  throw nothingFound(place, `a file${ending && ` ${shown(ending)}`}${advice(place, ending)}`);
}

function advice(place: string, ending: string): string {
  const folder = shown(path.dirname(place));
  if (ending === '.npy')
    return `, one array alone: put images.npy and labels.npy into a folder, and give that: ${folder}`;
  if (/^\.(zip|tar|tgz|7z|rar|gz|xz|bz2)$/.test(ending)) return ', packed: unpack it, and give the folder';
  if (/idx|ubyte/i.test(path.basename(place))) return `, one IDX file alone: give the folder of all four: ${folder}`;
  if (isPictureName(place)) return ', a single picture: give the folder in which those of the classes are';
  return '';
}

async function readFolder(place: string, top: Listing): Promise<Found> {
  const files = top.entries.filter(({isFolder}) => !isFolder).map((entry) => entry.path);
  const ending = (end: string) => files.filter((file) => file.toLowerCase().endsWith(end));
  const {pairs, leftOut} = pairIdx(files);
  if (pairs.length > 0) {
    const used = pairs.flatMap(({images, labels}) => [images, labels]);
    const others = top.entries.filter(({name}) => !leftOut.some((each) => each.name === shown(name)));
    return beside(await readIdx(pairs), {...top, entries: others, leftOut: [...leftOut, ...top.leftOut]}, used);
  }
  const csvs = chooseCsvFiles([...ending('.csv'), ...ending('.tsv')]);
  if (csvs.length > 1)
    return beside(
      await readCsvFiles(csvs),
      top,
      csvs.map(({file}) => file),
    );
  const folders = readFolders(place, top);
  if (folders.images.length > 0) return folders;
  const [npzs, npys] = [ending('.npz'), ending('.npy')];
  if (npzs.length === 1) return beside(await readNpz(npzs[0]!), top, npzs);
  if (npys.length > 1) return beside(await readNpyFiles(npys), top, npys);
  if (csvs.length === 1)
    return beside(
      await readCsvFiles(csvs),
      top,
      csvs.map(({file}) => file),
    );
  throw whyNone(place, top, folders.leftOut);
}

/** What else lies in the folder, each left out by its name. */
function beside(found: Found, top: Listing, used: readonly string[]): Found {
  const others = top.entries.filter((entry) => !used.includes(entry.path));
  const why = ({isFolder}: Entry) =>
    `a ${isFolder ? 'folder' : 'file'} beside the ${found.format} files that were read`;
  const leftOut = others.map((entry) => ({name: shown(entry.name), why: why(entry)}));
  return {...found, leftOut: [...found.leftOut, ...top.leftOut, ...leftOut]};
}

function whyNone(place: string, {entries}: Listing, leftOut: readonly LeftOut[]): InputError {
  const pictures = entries.filter(({name, isFolder}) => !isFolder && isPictureName(name)).map(({name}) => name);
  if (pictures.length > 0 && !entries.some(({isFolder}) => isFolder)) {
    return new InputError(
      `no classes found in ${shown(place)}: ${pictures.length === 1 ? 'a picture lies' : `${pictures.length} pictures lie`} in it directly: ${shownFew(pictures)} (expected a folder for each class): make such folders, and move the pictures there`,
    );
  }
  const data = entries.map(({name}) => name).filter((name) => /\.(csv|tsv|npz|npy)$/i.test(name));
  if (data.length > 1)
    return nothingFound(place, `several files, of which one may be meant: ${shownFew(data)}: give its path`);
  return nothingFound(place, describeLeftOut(leftOut));
}

function describeLeftOut(leftOut: readonly LeftOut[]): string {
  if (leftOut.length === 0) return 'nothing';
  const lines = leftOut.slice(0, 5).map(({name, why}) => `${name} (${why})`);
  return lines.join(', ') + (leftOut.length > 5 ? `, and ${leftOut.length - 5} more` : '');
}

function nothingFound(place: string, found: string): InputError {
  return new InputError(`no images found in ${shown(place)}: found ${found}; ${expected}`);
}
