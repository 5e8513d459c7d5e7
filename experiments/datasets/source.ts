import {createHash} from 'node:crypto';
import path from 'node:path';
import type {DataShape, ImageShape} from '../artifacts/data-shape.ts';

/** All that is to be said of a data set: a new one is a file with an entry. */
export interface DatasetSource {
  name: string; // in addresses and names of files: a ... z, 0 ... 9 and hyphens
  title: string;
  one: string; // what an image shows: "digit"
  many: string; // "digits"
  origin?: string; // where the images come from; of data sets that come with the project, a text says it
  licence?: string;
  prepared?: string; // what was done to the images, and how they were divided, in sentences; a text says it as above
  ink?: boolean; // whether grey values tell how much ink there is, 0 the empty ground; otherwise how light it is; ink if not said
  mirrored: boolean; // whether an image whose left stands right is still of its class
  people?: {accuracy: number; source: string} | undefined; // what others have found that people can do
  published?: {title: string; accuracy: number; parameters: number; source: string}; // what others have reached with a network
  classNames: readonly string[]; // index = label
  image: ImageShape;
  validationCount: number; // so many of the training images are kept for choosing
  validationIsLast?: boolean; // whether these are the last ones of the file; drawn by a seed otherwise
  folder?: string; // where the files lie; those that come with the project are fetched
  names?: string; // a JSON file of what each image was called; see `imageNamesSchema`
  files: Record<'trainingImages' | 'trainingLabels' | 'testImages' | 'testLabels', PinnedFile>;
}

/** An IDX file, unpacked. */
export interface PinnedFile {
  name: string; // in the data set's folder
  sha256: string; // hex
  shape: readonly number[]; // of its values, a byte each
}

/** Where the files of a data set lie, when those that are fetched are in folders of `fetched`. */
export function folderOf({name, folder}: Pick<DatasetSource, 'name' | 'folder'>, fetched: string): string {
  return folder ?? path.join(fetched, name);
}

/** How many bytes an IDX file has, unpacked. */
export function fileSize({shape}: Pick<PinnedFile, 'shape'>): number {
  return 4 + 4 * shape.length + shape.reduce((product, size) => product * size);
}

/** The shape of its images, and how many classes they have. */
export function shapeOfSource({image, classNames}: Pick<DatasetSource, 'image' | 'classNames'>): DataShape {
  return {...image, classCount: classNames.length};
}

/** One digest for all files of a data set (hex): it changes when any of them does. */
export function dataDigest({files}: DatasetSource): string {
  const hash = createHash('sha256');
  for (const {name, sha256} of Object.values(files)) hash.update(`${name} ${sha256}\n`);
  return hash.digest('hex');
}

/** A digest of what an entry says of a data set besides its files: title, classes and shape (hex). */
export function entryDigest({title, classNames, image}: DatasetSource): string {
  return createHash('sha256')
    .update(JSON.stringify([title, classNames, image]))
    .digest('hex');
}
