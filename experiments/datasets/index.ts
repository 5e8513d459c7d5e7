import type {DataShape} from '../artifacts/data-shape.ts';
import type {DatasetName, SplitConfig} from '../artifacts/schema.ts';
import {readReport} from './report.ts';
import {type DatasetSource, shapeOfSource} from './source.ts';

/** The report that is computed. */
export const report = await readReport();

/** Its data sets, in the order in which they are shown. To add one, write its file and name it in the report. */
export const datasets: readonly DatasetSource[] = report.datasets;

export const datasetNames: readonly DatasetName[] = datasets.map(({name}) => name);

/** The data set that networks are tuned on. */
export const subject: DatasetName = datasetNames.at(-1)!;

/** All data sets, beginning with the one that networks are tuned on. */
export const subjectFirst: readonly DatasetName[] = datasetNames.toReversed();

/** What is to be said of a data set. Throws where the report has none of that name. */
export function datasetOf(name: DatasetName): DatasetSource {
  const found = datasets.find((each) => each.name === name);
  if (!found) throw new Error(`unknown data set: ${name} (expected one of ${datasetNames.join(', ')})`);
  return found;
}

/** The shape of the images of a data set, and how many classes they have. */
export function shapeOf(name: DatasetName): DataShape {
  return shapeOfSource(datasetOf(name));
}

/** The split of a data set that studies use: some of the official training images are kept for choosing. */
export function officialSplit(name: DatasetName): SplitConfig {
  const {files, validationCount} = datasetOf(name);
  const [trainingCount, testCount] = [files.trainingLabels, files.testLabels].map(({shape}) => shape[0]!) as [
    number,
    number,
  ];
  return {seed: 1, trainingCount: trainingCount - validationCount, validationCount, testCount};
}
