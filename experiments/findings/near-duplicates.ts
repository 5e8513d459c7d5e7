import {imageAt} from '../analysis/images/images.ts';
import {officialReference, officialTraining} from '../analysis/images/official-training.ts';
import {
  correlationOf,
  criterion,
  findNearDuplicates,
  type NearDuplicates,
  type Twin,
} from '../analysis/neighbours/near-duplicates.ts';
import {encodeSheet} from '../artifacts/image-sheet.ts';
import {type NearDuplicatesFinding, nearDuplicatesSchema} from '../artifacts/schema.ts';
import type {Dataset, Split} from '../datasets/dataset.ts';
import {datasetNames} from '../datasets/index.ts';
import type {Finding} from './finding.ts';

type OfDataset = NearDuplicatesFinding['datasets'][number];

const shown = 40;
const pairsInARow = 10;

/** Which test images have a twin among the training images. */
export const nearDuplicates: Finding = {
  name: 'near-duplicates',
  purpose: 'test images that are near-duplicates of training images; no model is involved',
  schema: nearDuplicatesSchema,
  derivedFrom: 'images',
  uses: () => false,
  async find({load, loadTest}) {
    const names = datasetNames;
    const records: OfDataset[] = [];
    const files: Record<string, Uint8Array> = {};
    for (const dataset of names) {
      const [data, test] = [await load(dataset), await loadTest(dataset)];
      const training = officialTraining(data);
      const found = await findNearDuplicates(training, test);
      const {sheet, tiles} = drawTwins(`${dataset}.png`, found.twins.slice(0, shown), data, training, test);
      files[sheet.file] = await encodeSheet({columns: sheet.columns, shape: test.shape, tiles});
      records.push({dataset, ...describe(found, data, test), sheet});
    }
    return {record: {criterion, datasets: records}, files};
  },
};

function describe({twins, dimensions, nearest}: NearDuplicates, data: Dataset, test: Split) {
  const count = test.labels.length;
  const similar = [...test.labels.keys()].filter((place) => correlationOf(nearest[place]!) >= criterion.correlation);
  const pairs = twins.map(({place, twin, distance, chance}) => ({
    index: test.indices[place]!,
    label: test.labels[place]!,
    twin: officialReference(data, twin),
    correlation: round(correlationOf(distance)),
    chance: Number(chance.toPrecision(2)),
  }));
  return {
    images: count,
    dimensions: dimensions.map((dimension) => Number(dimension.toFixed(2))),
    count: twins.length,
    share: twins.length / count,
    differentLabels: pairs.filter(({label, twin}) => label !== twin.label).length,
    perClass: perClass(
      test,
      twins.map(({place}) => place),
    ),
    pairs,
    similar: {count: similar.length, share: similar.length / count, perClass: perClass(test, similar)},
  };
}

function perClass({labels, shape}: Split, places: readonly number[]): number[] {
  const counts = new Array<number>(shape.classCount).fill(0);
  for (const place of places) counts[labels[place]!]!++;
  return counts;
}

/** Each test image with its twin beside it. */
function drawTwins(file: string, twins: readonly Twin[], data: Dataset, training: Split, test: Split) {
  const images = twins.flatMap(({place, twin}) => [
    {split: 'test' as const, index: test.indices[place]!, label: test.labels[place]!},
    officialReference(data, twin),
  ]);
  const tiles = twins.flatMap(({place, twin}) => [imageAt(test, place), imageAt(training, twin)]);
  return {sheet: {file, columns: 2 * pairsInARow, images}, tiles};
}

function round(correlation: number): number {
  return Math.round(correlation * 1e4) / 1e4;
}
