import type {DatasetName, SplitConfig, TestReading} from '../artifacts/schema.ts';
import {arrange} from './arrange.ts';
import type {Split} from './dataset.ts';
import {datasetOf, shapeOf} from './index.ts';
import {select} from './load.ts';
import {readLabelled, readLabels} from './read-labelled.ts';
import {folderOf} from './source.ts';
import {ofClasses} from './split.ts';
import {giveWrongLabels} from './wrong-labels.ts';

/**
 * Reads the official test images: the only way to them. The reading is logged before an image is handed out, so that
 * the report can show who has looked, and why.
 */
export async function readTestSplit(
  folder: string,
  name: DatasetName,
  {testCount, ...config}: SplitConfig,
  {reader, purpose}: Pick<TestReading, 'reader' | 'purpose'>,
  log: (reading: TestReading) => Promise<void>,
): Promise<Split> {
  const source = datasetOf(name);
  const {testImages, testLabels} = source.files;
  const shape = shapeOf(name);
  const {images, labels} = await readLabelled(folderOf(source, folder), testImages, testLabels, shape);
  const places = testPlaces(labels, {testCount, ...config});
  await log({date: new Date().toISOString(), dataset: name, reader, purpose});
  const chosen = select(images, giveWrongLabels(labels, 'test', config), places);
  return {shape, ...chosen, images: arrange(chosen.images, testCount, config)};
}

/** Reads the test labels alone, to check scores that are on record. Nothing is chosen by them, so nothing is logged. */
export async function readTestLabels(folder: string, name: DatasetName, config: SplitConfig): Promise<Uint8Array> {
  const source = datasetOf(name);
  const labels = await readLabels(folderOf(source, folder), source.files.testLabels, shapeOf(name));
  const told = giveWrongLabels(labels, 'test', config);
  return Uint8Array.from(testPlaces(labels, config), (index) => told[index]!);
}

function testPlaces(labels: Uint8Array, {testCount, classes}: SplitConfig): Uint32Array {
  const places = ofClasses(Uint32Array.from(labels.keys()), labels, classes);
  if (testCount > places.length)
    throw new Error(`invalid number of test images: ${testCount} (expected at most ${places.length})`);
  return places.subarray(0, testCount);
}
