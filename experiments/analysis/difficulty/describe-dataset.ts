import type {Description} from '../../artifacts/schema.ts';
import type {Dataset, Split} from '../../datasets/dataset.ts';
import {classMeans} from '../images/class-means.ts';
import {findDuplicates} from '../images/duplicates.ts';
import {placesByLabel} from '../images/images.ts';
import {type Findings, type Picture, picture} from '../images/picture.ts';
import {pixelStatistics} from '../images/pixels.ts';
import {nearestMean, nearestNeighbour} from '../neighbours/classify.ts';

const samplesPerClass = 10;

/** Counts, pixel statistics, samples, first measures of difficulty and duplicates. */
export async function describeDataset(
  {training, validation}: Dataset,
  test: Split,
): Promise<Findings<Omit<Description, 'inputs' | 'dataset' | 'title' | 'classNames' | 'shape'>>> {
  const samples = drawSamples(training);
  const means = {file: 'means.png', columns: 5};
  return {
    record: {
      splits: [
        {split: 'training', ...countImages(training)},
        {split: 'validation', ...countImages(validation)},
        {split: 'test', ...countImages(test)},
      ],
      pixels: pixelStatistics(training),
      samples: samples.told,
      means,
      nearestMean: nearestMean(training, test),
      nearestNeighbour: await nearestNeighbour(training, test),
      duplicates: findDuplicates(training, validation, test),
    },
    sheets: {
      [samples.told.file]: samples.drawn,
      [means.file]: {
        columns: means.columns,
        shape: training.shape,
        tiles: classMeans(training).map((mean) => Uint8Array.from(mean, Math.round)),
      },
    },
  };
}

function countImages(split: Split): {count: number; perClass: number[]} {
  return {count: split.labels.length, perClass: placesByLabel(split).map(({length}) => length)};
}

/** One row a class; rows are shorter only where a class has fewer images. */
function drawSamples(training: Split): Picture {
  const places = placesByLabel(training);
  const columns = Math.max(1, Math.min(samplesPerClass, ...places.map(({length}) => length)));
  return picture('samples.png', columns, {
    name: 'training',
    split: training,
    places: places.flatMap((ofClass) => ofClass.slice(0, columns)),
  });
}
