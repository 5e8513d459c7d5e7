import type {DatasetName, SplitConfig} from '../artifacts/schema.ts';
import {arrange} from './arrange.ts';
import type {Dataset, Split} from './dataset.ts';
import {datasetOf, shapeOf} from './index.ts';
import {readLabelled, readLabels} from './read-labelled.ts';
import {type DatasetSource, folderOf} from './source.ts';
import {chooseSplit} from './split.ts';
import {giveWrongLabels} from './wrong-labels.ts';

/** Reads the training and validation split of a data set; those that are fetched lie in folders of `folder`. */
export async function loadDataset(folder: string, name: DatasetName, config: SplitConfig): Promise<Dataset> {
  const source = datasetOf(name);
  const {trainingImages, trainingLabels} = source.files;
  const shape = shapeOf(name);
  const {images, labels} = await readLabelled(folderOf(source, folder), trainingImages, trainingLabels, shape);
  const {training, validation} = chooseSplit(labels, config, keptOf(source));
  const shown = arrange(images, labels.length, config);
  const told = giveWrongLabels(labels, 'training', config);
  const choose = (places: Uint32Array): Split => ({shape, ...select(shown, told, places)});
  return {training: choose(training), validation: choose(validation)};
}

/** Reads the labels of the validation split alone, [count]. */
export async function loadValidationLabels(
  folder: string,
  name: DatasetName,
  config: SplitConfig,
): Promise<Uint8Array> {
  const source = datasetOf(name);
  const labels = await readLabels(folderOf(source, folder), source.files.trainingLabels, shapeOf(name));
  const told = giveWrongLabels(labels, 'training', config);
  return Uint8Array.from(chooseSplit(labels, config, keptOf(source)).validation, (index) => told[index]!);
}

/** How many images at the end of a file are kept for choosing whatever the seed. */
function keptOf({validationIsLast, validationCount}: DatasetSource): number {
  return validationIsLast ? validationCount : 0;
}

/** The images and labels at some places. */
export function select(images: Uint8Array, labels: Uint8Array, indices: Uint32Array): Omit<Split, 'shape'> {
  const size = images.length / labels.length;
  const chosen = new Uint8Array(indices.length * size);
  indices.forEach((index, place) => {
    chosen.set(images.subarray(index * size, (index + 1) * size), place * size);
  });
  return {images: chosen, labels: Uint8Array.from(indices, (index) => labels[index]!), indices};
}
