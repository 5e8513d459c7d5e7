import {existsSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {parseRecord} from '../../experiments/artifacts/files.ts';
import {
  type DatasetName,
  type ImageNames,
  type ImageReference,
  imageNamesSchema,
} from '../../experiments/artifacts/schema.ts';
import {artifacts} from './beside.ts';

const known = new Map<DatasetName, ImageNames | undefined>();

/** What the owner of a data set calls an image, as "Oak/leaf 3.jpg"; undefined where images have no names. */
export function givenName(
  dataset: DatasetName,
  {split, index}: Pick<ImageReference, 'split' | 'index'>,
): string | undefined {
  if (!known.has(dataset)) known.set(dataset, readNames(dataset));
  return known.get(dataset)?.[split === 'test' ? 'test' : 'training'][index];
}

/** Whether the images of a data set have names. */
export function areNamed(dataset: DatasetName): boolean {
  return givenName(dataset, {split: 'test', index: 0}) !== undefined;
}

function readNames(dataset: DatasetName): ImageNames | undefined {
  const file = path.join(artifacts, 'names', `${dataset}.json`);
  return existsSync(file) ? (parseRecord(file, imageNamesSchema, readFileSync(file)) as ImageNames) : undefined;
}
