import type {Atlas, DatasetName} from '../../experiments/artifacts/schema.ts';
import {datasetNames} from './datasets.ts';
import type {Records} from './records.ts';

type Measure = Atlas['datasets'][number]['measures'][number];

/** How near the classes of a data set lie by one measure, with the images that show it. */
export interface PairMatrix {
  dataset: DatasetName;
  model: Atlas['datasets'][number]['model'];
  measure: Measure;
}

export type ClassPair = Measure['classes'][number] & {
  rank: number; // 1: the nearest
  places: number[]; // on the sheet, of the first image of each pair
};

/** All of them, measure by measure. */
export function pairMatrices({findings}: Records): PairMatrix[] {
  const all = datasetNames.flatMap((dataset) => {
    const found = findings.atlas?.datasets.find((row) => row.dataset === dataset);
    return (found?.measures ?? []).map((measure) => ({dataset, model: found!.model, measure}));
  });
  return [...Map.groupBy(all, ({measure}) => measure.measure).values()].flat();
}

/** What it is called in addresses. */
export const pairsName = ({dataset, measure}: PairMatrix): string => `${dataset}-${measure.measure}`;

/** Where its images are listed. */
export const pairsPage = (matrix: PairMatrix): string => `/look-alikes/${pairsName(matrix)}/`;

/** The pairs of classes, the nearest first, with the places of their images. */
export function classPairs({measure: {classes}}: PairMatrix): ClassPair[] {
  let next = 0;
  return classes.map((pair, at) => {
    const places = pair.shown.map((_, each) => next + 2 * each);
    next += 2 * places.length;
    return {...pair, rank: at + 1, places};
  });
}
