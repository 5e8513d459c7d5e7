import type {DatasetName} from '../../experiments/artifacts/schema.ts';
import type {Format} from '../format/numbers.ts';
import {isOwn} from '../records/datasets.ts';
import type {Quote} from '../records/values.ts';

export interface ComparisonRow {
  name: string;
  quote: (dataset: DatasetName) => Quote;
}

const row = (name: string, field: string, as: Format, digits?: number): ComparisonRow => ({
  name,
  quote: (dataset) => ({at: `datasets/${dataset}#${field}`, as, digits}),
});

/** What the two data sets are compared by, without any training. */
export const comparison: {title: string; rows: ComparisonRow[]}[] = [
  {
    title: 'Images',
    rows: [
      row('Training split', 'splits.training.count', 'count'),
      row('Validation split', 'splits.validation.count', 'count'),
      row('Test split', 'splits.test.count', 'count'),
    ],
  },
  {
    title: 'Pixels of the training split, 0 to 1',
    rows: [
      row('Mean', 'pixels.mean', 'decimal', 3),
      row('Standard deviation', 'pixels.sd', 'decimal', 3),
      row(isOwn ? 'Exactly empty' : 'Exactly 0', 'pixels.backgroundShare', 'percent', 1),
    ],
  },
  {
    title: 'Test accuracy without a network',
    rows: [
      row('Nearest mean image', 'nearestMean.accuracy', 'percent'),
      row('Nearest training image', 'nearestNeighbour.accuracy', 'percent'),
    ],
  },
  {
    title: 'Exact duplicates',
    rows: [
      row('Within training', 'duplicates.withinTraining.images', 'count'),
      row('Within test', 'duplicates.withinTest.images', 'count'),
      row('Test images that are in training', 'duplicates.across.images', 'count'),
    ],
  },
];
