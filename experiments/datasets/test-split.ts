import path from 'node:path';
import type {DatasetName, SplitConfig, TestReading} from '../artifacts/schema.ts';
import {arrange} from './arrange.ts';
import type {Split} from './dataset.ts';
import {datasets} from './index.ts';
import {readLabelled, readLabels} from './read-labelled.ts';

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
  const {testImages, testLabels} = datasets[name].files;
  const {images, labels} = await readLabelled(path.join(folder, name), testImages, testLabels);
  const count = labels.length;
  checkCount(testCount, count);
  await log({date: new Date().toISOString(), dataset: name, reader, purpose});
  return {
    images: arrange(images.subarray(0, (images.length / count) * testCount), testCount, config),
    labels: labels.subarray(0, testCount),
    indices: Uint32Array.from({length: testCount}, (_, index) => index),
  };
}

/** Reads the test labels alone, to check scores that are on record. Nothing is chosen by them, so nothing is logged. */
export async function readTestLabels(folder: string, name: DatasetName, {testCount}: SplitConfig): Promise<Uint8Array> {
  const labels = await readLabels(path.join(folder, name), datasets[name].files.testLabels);
  checkCount(testCount, labels.length);
  return labels.subarray(0, testCount);
}

function checkCount(testCount: number, count: number): void {
  if (testCount > count) throw new Error(`invalid number of test images: ${testCount} (expected at most ${count})`);
}
