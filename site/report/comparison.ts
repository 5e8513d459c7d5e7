import type {DatasetName} from '../../experiments/artifacts/schema.ts';
import type {Format} from '../format/numbers.ts';
import {datasetNames, isOwn} from '../records/datasets.ts';
import type {Records} from '../records/records.ts';
import {type Quote, read} from '../records/values.ts';

export interface ComparisonRow {
  name: string;
  quote: (dataset: DatasetName) => Quote;
}

const row = (name: string, field: string, as: Format, digits?: number): ComparisonRow => ({
  name,
  quote: (dataset) => ({at: `datasets/${dataset}#${field}`, as, digits}),
});

const measured = (name: string, field: string, as: Format, digits?: number): ComparisonRow => ({
  name,
  quote: (dataset) => ({at: `findings/difficulty#datasets.${dataset}.measures.${field}`, as, digits}),
});

/** What the two data sets are compared by, without any training. */
const comparison: {title: string; rows: ComparisonRow[]}[] = [
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
    title: 'How the images lie among each other',
    rows: [
      measured('Principal components for 95\u202f% of the variance', 'components.3.count', 'count'),
      measured('Intrinsic dimension, by two neighbours', 'dimensions.last.dimension', 'decimal', 1),
      measured('Silhouette of the categories, −1 to 1', 'silhouette.mean', 'decimal', 3),
      measured('Two categories on their sides of a plane', 'separability.mean', 'percent', 1),
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

/** What data sets are compared by, as far as it is known of all: of few images not everything can be measured. */
export function measuresIn(records: Records): (ComparisonRow & {title: string})[] {
  const isKnown = ({quote}: ComparisonRow) =>
    datasetNames.every((dataset) => read(records, quote(dataset)).value !== null);
  return comparison.flatMap(({title, rows}) => rows.filter(isKnown).map((row) => ({...row, title})));
}
