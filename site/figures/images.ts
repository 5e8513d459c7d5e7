import type {DatasetName, ImageReference} from '../../experiments/artifacts/schema.ts';
import {datasetNames} from '../datasets.ts';
import type {Records} from '../records.ts';
import type {Column, Table} from './figure.ts';

/** What a reader calls a split's file. */
export function imageName({split, index}: ImageReference): string {
  return `${split === 'test' ? 'test' : 'training'} image ${index.toLocaleString('en-GB')}`;
}

/** The same, where the text around it names the split. */
export function shortName({index}: ImageReference): string {
  return `no. ${index.toLocaleString('en-GB')}`;
}

/** The class name that belongs to an image. */
export function classNameOf(records: Records, dataset: DatasetName, {label}: Pick<ImageReference, 'label'>): string {
  return records.datasets[dataset].classNames[label]!;
}

/** The columns of a table with two images a row, and how far apart they are. */
export const pairColumns: Column[] = [
  {name: 'Data set', as: 'text'},
  {name: 'One image', as: 'text'},
  {name: 'Class', as: 'text'},
  {name: 'Other image', as: 'text'},
  {name: 'Its class', as: 'text'},
  {name: 'Distance', as: 'decimal', digits: 3},
];

/** A table that names each image of a figure. */
export function imageTable(records: Records, imagesOf: (dataset: DatasetName) => ImageReference[]): Table {
  return {
    columns: [
      {name: 'Data set', as: 'text'},
      {name: 'File', as: 'text'},
      {name: 'Image', as: 'text'},
      {name: 'Class', as: 'text'},
    ],
    rows: datasetNames.flatMap((dataset) =>
      imagesOf(dataset).map((image) => [
        records.datasets[dataset].title,
        image.split === 'test' ? 'test' : 'training',
        image.index,
        classNameOf(records, dataset, image),
      ]),
    ),
  };
}
