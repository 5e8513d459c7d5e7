import path from 'node:path';
import {describeDataset} from '../analysis/describe-dataset.ts';
import {findLookAlikes} from '../analysis/look-alikes.ts';
import {writeAtomically, writeRecord} from '../artifacts/files.ts';
import {encodeSheet, type Sheet} from '../artifacts/image-sheet.ts';
import {descriptionSchema, lookAlikesSchema} from '../artifacts/schema.ts';
import type {Split} from '../datasets/dataset.ts';
import {datasets} from '../datasets/index.ts';
import {loadDataset} from '../datasets/load.ts';
import {readTestSplit} from '../datasets/test-split.ts';
import {analyses} from './analyses.ts';
import {analysisFile, analysisInputs} from './current.ts';
import type {Folders} from './folders.ts';
import type {AnalysisTask} from './task.ts';
import {logTestReading} from './test-readings.ts';

/** Computes one analysis of one data set and writes its pictures, then its record. */
export async function runAnalysis(task: AnalysisTask, folders: Folders): Promise<void> {
  const {analysis, dataset} = task;
  const data = await loadDataset(folders.data, dataset, task.split);
  const test = await readTest(task, folders);
  const file = analysisFile(task, folders);
  const head = {inputs: analysisInputs(task), dataset};
  switch (analysis) {
    case 'description': {
      const {record, sheets} = await describeDataset(data, test);
      await writeSheets(path.dirname(file), sheets);
      const {title, classNames} = datasets[dataset];
      await writeRecord(file, descriptionSchema, {...head, title, classNames: [...classNames], ...record});
      return;
    }
    case 'look-alikes': {
      const {record, sheets} = await findLookAlikes(data.training, test);
      await writeSheets(path.dirname(file), sheets);
      await writeRecord(file, lookAlikesSchema, {...head, ...record});
      return;
    }
  }
}

function readTest({analysis, dataset, split}: AnalysisTask, folders: Folders): Promise<Split> {
  const reading = {reader: `analysis ${analysis}`, purpose: analyses[analysis].purpose};
  return readTestSplit(folders.data, dataset, split, reading, (entry) => logTestReading(folders, entry));
}

async function writeSheets(folder: string, sheets: Record<string, Sheet>): Promise<void> {
  for (const [name, sheet] of Object.entries(sheets)) {
    await writeAtomically(path.join(folder, name), await encodeSheet(sheet));
  }
}
