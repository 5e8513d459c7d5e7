import type {Confusions, DatasetName} from '../../experiments/artifacts/schema.ts';
import type {Records} from './records.ts';

/** A confusion matrix whose cells can be opened. */
export type OpenMatrix = Confusions['matrices'][number];
export type OpenCell = OpenMatrix['cells'][number] & {places: number[]}; // on the sheet

/** The matrix of a model; none while it has not been opened. */
export function openMatrix({findings}: Records, dataset: DatasetName, model: string): OpenMatrix | undefined {
  return findings.confusions?.matrices.find((matrix) => matrix.dataset === dataset && matrix.model === model);
}

/** What it is called in addresses. */
export const matrixName = ({dataset, model}: OpenMatrix): string => `${dataset}-${model}`;

/** Where its images are listed. */
export const matrixPage = (matrix: OpenMatrix): string => `/confusions/${matrixName(matrix)}/`;

/** The name of a cell's section on that page. */
export const cellName = (label: number, taken: number): string => `cell-${label}-${taken}`;

/** Its cells, with the places of their images on its sheet. */
export function openCells({cells}: OpenMatrix): OpenCell[] {
  let next = 0;
  return cells.map((cell) => {
    const places = cell.votes.map((_, at) => next + at);
    next += places.length;
    return {...cell, places};
  });
}
