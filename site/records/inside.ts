import type {DatasetName, Inside, Worked} from '../../experiments/artifacts/schema.ts';
import {datasetNames} from './datasets.ts';
import type {Records} from './records.ts';

/** What was seen inside one network on one data set. */
export interface Look {
  images: Inside['datasets'][number]['images'];
  rightCount: number; // of the images, those that come first
  network: Inside['datasets'][number]['networks'][number];
}

/** The look inside a model; none while it has not been taken. */
export function lookInto({findings}: Records, dataset: DatasetName, model: string): Look | undefined {
  const found = findings.inside?.datasets.find((row) => row.dataset === dataset);
  const network = found?.networks.find((row) => row.model === model);
  return found && network && {images: found.images, rightCount: found.rightCount, network};
}

/** The network that the chapter on convolution opens. */
export const explained = 'cnn-32-32-32-dropout';

/** A look with its worked example, and the place of the example's image among the images. */
export type Example = Look & {worked: Worked; place: number};

export function exampleOf(records: Records, dataset: DatasetName): Example | undefined {
  const look = lookInto(records, dataset, explained);
  const worked = look?.network.worked;
  if (!look || !worked) return undefined;
  return {...look, worked, place: look.images.images.findIndex(({index}) => index === worked.image.index)};
}

/** The CNN whose mistakes are opened: the first that has been, on every data set. */
export function openedCnn(records: Records): string | undefined {
  return [explained, 'airbench-small'].find((model) =>
    datasetNames.every((dataset) => lookInto(records, dataset, model)),
  );
}

/** The opened images that this CNN gets wrong; `place` is among all that were opened. */
export function missedRows(records: Records, dataset: DatasetName) {
  const look = lookInto(records, dataset, openedCnn(records) ?? '');
  if (!look) return [];
  return look.images.images
    .map((image, place) => ({image, place, said: look.network.predictions[place]!}))
    .filter(({image, said}) => said.label !== image.label);
}
