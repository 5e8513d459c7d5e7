import {describeDataset} from '../analysis/difficulty/describe-dataset.ts';
import {findLookAlikes} from '../analysis/neighbours/look-alikes.ts';
import {formatRecord} from '../artifacts/files.ts';
import {encodeSheet, type Sheet} from '../artifacts/image-sheet.ts';
import {descriptionSchema, lookAlikesSchema} from '../artifacts/schema.ts';
import type {Split} from '../datasets/dataset.ts';
import {datasetOf, shapeOf} from '../datasets/index.ts';
import {loadDataset} from '../datasets/load.ts';
import {readTestSplit} from '../datasets/test-split.ts';
import {analyses} from './analyses.ts';
import {analysisFile, analysisInputs} from './current.ts';
import type {Folders} from './folders.ts';
import {type LogReading, type Product, writeProduct} from './product.ts';
import type {AnalysisTask} from './task.ts';
import {logTestReading} from './test-readings.ts';

/** Computes one analysis of one data set, and writes what belongs to it. */
export async function runAnalysis(task: AnalysisTask, folders: Folders): Promise<void> {
  await writeProduct(await makeAnalysis(task, folders, (reading) => logTestReading(folders, reading)));
}

/** Computes one analysis and writes nothing. */
export async function makeAnalysis(task: AnalysisTask, folders: Folders, log: LogReading): Promise<Product> {
  const {analysis, dataset} = task;
  const data = await loadDataset(folders.data, dataset, task.split);
  const test = await readTest(task, folders, log);
  const file = analysisFile(task, folders);
  const head = {inputs: analysisInputs(task), dataset};
  switch (analysis) {
    case 'description': {
      const {record, sheets} = await describeDataset(data, test);
      const {title, classNames} = datasetOf(dataset);
      const whole = {...head, title, classNames: [...classNames], shape: shapeOf(dataset), ...record};
      return {file, record: formatRecord(file, descriptionSchema, whole), beside: await encodeSheets(sheets)};
    }
    case 'look-alikes': {
      const {record, sheets} = await findLookAlikes(data.training, test);
      const whole = {...head, ...record};
      return {file, record: formatRecord(file, lookAlikesSchema, whole), beside: await encodeSheets(sheets)};
    }
  }
}

function readTest({analysis, dataset, split}: AnalysisTask, folders: Folders, log: LogReading): Promise<Split> {
  const reading = {reader: `analysis ${analysis}`, purpose: analyses[analysis].purpose};
  return readTestSplit(folders.data, dataset, split, reading, log);
}

async function encodeSheets(sheets: Record<string, Sheet>): Promise<Product['beside']> {
  const encoded = Object.entries(sheets).map(async ([name, sheet]) => [name, await encodeSheet(sheet)] as const);
  return Object.fromEntries(await Promise.all(encoded));
}
