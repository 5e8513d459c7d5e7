import {createHash} from 'node:crypto';

/** What is published under a data set's name. */
export interface DatasetSource {
  title: string;
  classNames: readonly string[]; // index = label
  files: Record<'trainingImages' | 'trainingLabels' | 'testImages' | 'testLabels', PinnedFile>;
}

/** An IDX file, unpacked. */
export interface PinnedFile {
  name: string; // in the data set's folder
  sha256: string; // hex
  shape: readonly number[]; // of its values, a byte each
}

/** How many bytes an IDX file has, unpacked. */
export function fileSize({shape}: Pick<PinnedFile, 'shape'>): number {
  return 4 + 4 * shape.length + shape.reduce((product, size) => product * size);
}

/** One digest for all files of a data set (hex): it changes when any of them does. */
export function dataDigest({files}: DatasetSource): string {
  const hash = createHash('sha256');
  for (const {name, sha256} of Object.values(files)) hash.update(`${name} ${sha256}\n`);
  return hash.digest('hex');
}
