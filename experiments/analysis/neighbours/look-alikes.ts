import type {LookAlikes} from '../../artifacts/schema.ts';
import type {Split} from '../../datasets/dataset.ts';
import {classMeans} from '../images/class-means.ts';
import {distance, imageAt, imagesAt, placesByLabel, roundDistance, squaredDistance} from '../images/images.ts';
import {type Findings, type Picture, picture} from '../images/picture.ts';
import {distancesFrom, farthestFirst} from '../images/variety.ts';
import {confusionMatrix} from '../predictions/score.ts';
import {spread} from '../statistics/spread.ts';
import {squaredPixels} from './metrics.ts';
import {type Neighbours, nearest} from './nearest.ts';
import {nearestPairs} from './nearest-pairs.ts';
import {nearestTrio} from './nearest-trio.ts';
import {pixelsOf} from './rows.ts';
import {findStrays} from './strays.ts';

const pairCount = 12;
const neighbourCount = 5;
const tileCount = 10;

/** Why a data set is hard, by pixels: classes that come near each other, images that stray, classes that are wide. */
export async function findLookAlikes(
  training: Split,
  test: Split,
): Promise<Findings<Omit<LookAlikes, 'inputs' | 'dataset'>>> {
  const neighbours = await nearest(pixelsOf(test), pixelsOf(training), neighbourCount, squaredPixels);
  const [pairs, trio] = [await describePairs(test), await describeTrio(test)];
  const [noise, variety] = [describeNoise(training, test, neighbours), describeVariety(training, test)];
  return {
    record: {
      pairs: pairs.record,
      ...(trio && {trio: trio.record}),
      noise: noise.record,
      variety: variety.record,
      likeness: describeLikeness(training, test, neighbours),
    },
    sheets: {...pairs.sheets, ...trio?.sheets, ...noise.sheets, ...variety.sheets},
  };
}

async function describePairs(test: Split): Promise<Findings<LookAlikes['pairs']>> {
  const pairs = await nearestPairs(test, pairCount);
  const sheet = pictureOf(
    'pairs.png',
    2,
    test,
    pairs.flatMap(({places}) => places),
  );
  return withSheet(sheet, {distances: pairs.map(({squared}) => distance(squared))});
}

async function describeTrio(test: Split): Promise<Findings<NonNullable<LookAlikes['trio']>> | undefined> {
  const trio = await nearestTrio(test);
  if (!trio) return undefined;
  const [a, b, c] = trio.places.toSorted(
    (first, second) => test.labels[first]! - test.labels[second]!,
  ) as typeof trio.places;
  const between = (first: number, second: number) =>
    distance(squaredDistance(imageAt(test, first), imageAt(test, second)));
  return withSheet(pictureOf('trio.png', 3, test, [a, b, c]), {
    distances: [between(a, b), between(b, c), between(a, c)],
  });
}

function describeNoise(training: Split, test: Split, neighbours: Neighbours): Findings<LookAlikes['noise']> {
  const strays = findStrays(training, test, neighbours);
  const shown = strays.slice(0, tileCount);
  return withSheet(
    pictureOf(
      'noise.png',
      tileCount,
      test,
      shown.map(({place}) => place),
    ),
    {
      neighbourLabels: shown.map(({neighbourLabel}) => neighbourLabel),
      count: strays.length,
      share: strays.length / test.labels.length,
    },
  );
}

function describeVariety(training: Split, test: Split): Findings<LookAlikes['variety']> {
  const means = classMeans(training);
  const places = placesByLabel(test);
  const images = places.map((ofClass) => imagesAt(test, ofClass));
  const meanDistance = means.map((mean, label) => spread(distancesFrom(mean, images[label]!)).mean / 255);
  const label = meanDistance.indexOf(Math.max(...meanDistance));
  const chosen = farthestFirst(images[label]!, means[label]!, tileCount).map((place) => places[label]![place]!);
  return withSheet(pictureOf('variety.png', tileCount, test, chosen), {
    label,
    meanDistance: meanDistance.map(roundDistance),
  });
}

function describeLikeness(training: Split, test: Split, {places}: Neighbours): LookAlikes['likeness'] {
  const nearest = test.labels.map((_, place) => training.labels[places[place * neighbourCount]!]!);
  const others = test.labels.filter((label, place) => label !== nearest[place]);
  return {
    confusion: confusionMatrix(test.labels, nearest, test.shape.classCount),
    otherClassNearer: others.length / test.labels.length,
  };
}

function pictureOf(file: string, columns: number, test: Split, places: readonly number[]): Picture {
  return picture(file, columns, {name: 'test', split: test, places});
}

function withSheet<R>({told, drawn}: Picture, record: R): Findings<R & {sheet: Picture['told']}> {
  return {record: {sheet: told, ...record}, sheets: {[told.file]: drawn}};
}
