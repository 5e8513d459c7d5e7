import type {Difficulty} from '../../artifacts/schema.ts';
import type {Split} from '../../datasets/dataset.ts';
import {firstImages} from '../../datasets/first-images.ts';
import {imageAt, imagesAt, placesByLabel} from '../images/images.ts';
import {shrinkTo} from '../images/shrink.ts';
import {nearestMean} from '../neighbours/classify.ts';
import {squaredPixels} from '../neighbours/metrics.ts';
import {nearest} from '../neighbours/nearest.ts';
import {pixelsOf} from '../neighbours/rows.ts';
import {intrinsicDimension} from '../neighbours/two-nn.ts';
import {proportionInterval} from '../statistics/intervals.ts';
import {roundTo} from '../statistics/rounding.ts';
import {spread} from '../statistics/spread.ts';
import {isFirst, separatingPlane} from './linear-separability.ts';
import {imageMoments, joinMoments, type Moments} from './moments.ts';
import {neighbourLabels, overlap, voteOfNeighbours} from './neighbour-labels.ts';
import {componentsFor, varianceShares} from './principal-components.ts';
import {silhouettes} from './silhouette.ts';

type Measures = Difficulty['datasets'][number]['measures'];
type Rule = Pick<Difficulty['datasets'][number]['ladder'][number], 'name' | 'title' | 'accuracy' | 'interval'>;

const shares = [0.5, 0.8, 0.9, 0.95, 0.99];
const neighbourCount = 10;
const sampleSizes = [2_500, 5_000, 10_000]; // of training images, the first ones: classes in equal proportion
const ranks = 3; // neighbours looked up for the two nearest others: an image is its own first, or a copy of it is

/**
 * How hard a data set is by its pixels alone: classifiers without training, and measures of its shape. What goes by
 * covariances, components and planes, goes by images at half the size or less where they have over 1,024 values, or
 * where there are many classes: its time grows with the cube of their number.
 */
export async function measureDifficulty(training: Split, test: Split): Promise<{rules: Rule[]; measures: Measures}> {
  const {places} = await nearest(pixelsOf(test), pixelsOf(training), neighbourCount, squaredPixels);
  const near = neighbourLabels(places, training.labels);
  const byNeighbours = (k: number) => ruleOf(test.labels, voteOfNeighbours(near, neighbourCount, k));
  const {accuracy, interval} = nearestMean(training, test);
  const mostValues = Math.min(1_024, Math.floor(20_480 / training.shape.classCount));
  const [small, smallTest] = [training, test].map((split) => shrinkTo(split, mostValues)) as [Split, Split];
  const moments: Moments[] = [];
  for (const own of placesByLabel(small)) moments.push(await imageMoments(imagesAt(small, own)));
  const variance = await varianceShares(joinMoments(moments));
  return {
    rules: [
      {name: 'nearest-mean', title: 'Nearest mean image', accuracy: {mean: accuracy, sd: 0}, interval},
      {name: 'nearest-neighbour', title: 'Nearest image', ...byNeighbours(1)},
      {name: 'three-neighbours', title: 'Three nearest images', ...byNeighbours(3)},
    ],
    measures: {
      components: shares.map((share) => ({share, count: componentsFor(variance, share)})),
      dimensions: await measureDimensions(training),
      silhouette: await measureSilhouette(training),
      overlap: overlap(test, near).map((row) => row.map((share) => roundTo(share, 5))),
      separability: measureSeparability(moments, smallTest),
    },
  };
}

function ruleOf(labels: Uint8Array, predicted: Uint8Array): Pick<Rule, 'accuracy' | 'interval'> {
  const correct = labels.filter((label, place) => predicted[place] === label).length;
  return {
    accuracy: {mean: correct / labels.length, sd: 0},
    interval: proportionInterval(correct, labels.length),
  };
}

/** The dimension depends on the scale at which one looks: among fewer images the nearest are farther away. */
async function measureDimensions(training: Split): Promise<Measures['dimensions']> {
  const found: Measures['dimensions'] = [];
  for (const count of sampleSizes.filter((size) => size <= training.labels.length)) {
    const images = pixelsOf(firstImages(training, count));
    const {places, distances} = await nearest(images, images, ranks, squaredPixels);
    const others = Array.from({length: count}, (_, place) => {
      const row = [0, 1, 2].map((rank) => place * ranks + rank);
      return row.filter((cell) => places[cell] !== place).map((cell) => Math.sqrt(distances[cell]!));
    });
    const dimension = intrinsicDimension(
      others.map(([nearest]) => nearest!),
      others.map(([, second]) => second!),
    );
    found.push({images: count, dimension: roundTo(dimension, 2)});
  }
  return found;
}

async function measureSilhouette(training: Split): Promise<Measures['silhouette']> {
  const sample = firstImages(training, sampleSizes.at(-1)!);
  const {labels} = sample;
  const values = await silhouettes(sample);
  const mean = (places: readonly number[]) => roundTo(spread(places.map((place) => values[place]!)).mean, 4);
  return {images: labels.length, mean: mean([...labels.keys()]), perClass: placesByLabel(sample).map(mean)};
}

/** How many of the test images of two classes a plane between their training images puts on the right side. */
function measureSeparability(moments: readonly Moments[], test: Split): Measures['separability'] {
  const places = placesByLabel(test);
  const pairs: Measures['separability']['pairs'] = [];
  for (let a = 0; a < moments.length; a++) {
    for (let b = a + 1; b < moments.length; b++) {
      const plane = separatingPlane(moments[a]!, moments[b]!);
      const onSide = (label: number, first: boolean) =>
        places[label]!.filter((place) => isFirst(plane, imageAt(test, place)) === first).length;
      const images = places[a]!.length + places[b]!.length;
      pairs.push({labels: [a, b], images, accuracy: (onSide(a, true) + onSide(b, false)) / images});
    }
  }
  return {mean: roundTo(spread(pairs.map(({accuracy}) => accuracy)).mean, 5), pairs};
}
