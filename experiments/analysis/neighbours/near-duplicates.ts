import type {Split} from '../../datasets/dataset.ts';
import {believed} from '../statistics/false-discoveries.ts';
import {correlated} from './metrics.ts';
import {nearest} from './nearest.ts';
import {pixelsOf} from './rows.ts';
import {intrinsicDimension} from './two-nn.ts';

/**
 * What counts as a near-duplicate: a test image whose nearest training image stands out among its nearest ones by more
 * than chance makes it do, and has a correlation of `least` or more: among few images the nearest may stand out and be
 * another. The plain threshold is for comparison: it also takes in what merely looks alike.
 */
export const criterion = {neighbours: 20, falseDiscoveryRate: 0.05, least: 0.9, correlation: 0.98} as const;

/** A test image with its twin. */
export interface Twin {
  place: number; // in the test split
  twin: number; // in the training images
  distance: number; // see correlationDistance
  chance: number; // of standing out so far, 0 ... 1
}

/** The near-duplicates of a data set, those first that stand out most, and what they were found by. */
export interface NearDuplicates {
  twins: Twin[];
  dimensions: number[]; // by label: in how many dimensions the training images lie around the test images
  nearest: Float64Array; // of each test image, its distance from the nearest training image
}

/** Finds the test images that have a twin among the training images, class by class. */
export async function findNearDuplicates(training: Split, test: Split): Promise<NearDuplicates> {
  const k = criterion.neighbours;
  const {places, distances} = await nearest(pixelsOf(test), pixelsOf(training), k, correlated);
  const found = Array.from({length: test.shape.classCount}, (_, label) => {
    const images = [...test.labels.keys()].filter((place) => test.labels[place] === label);
    const ranked = (rank: number) => images.map((place) => distances[place * k + rank]!);
    const dimension = intrinsicDimension(ranked(0), ranked(1));
    const candidates = images.map((place, i) => ({
      place,
      twin: places[place * k]!,
      distance: distances[place * k]!,
      chance: chanceOfNearest(ranked(0)[i]!, ranked(k - 1)[i]!, k, dimension),
    }));
    const chosen = believed(
      candidates.map(({chance}) => chance),
      criterion.falseDiscoveryRate,
    );
    return {
      dimension,
      twins: candidates.filter(({distance}, i) => chosen[i] && correlationOf(distance) >= criterion.least),
    };
  });
  return {
    twins: found.flatMap(({twins}) => twins).sort((a, b) => a.chance - b.chance || a.place - b.place),
    dimensions: found.map(({dimension}) => dimension),
    nearest: Float64Array.from(test.labels, (_, place) => distances[place * k]!),
  };
}

/**
 * How probable it is that the nearest of k neighbours is as near as this or nearer. Where images lie evenly in some
 * number of dimensions, each of the k - 1 nearer ones is anywhere within the ball of the k-th, and the nearest one's ball
 * takes up the share (nearest / k-th) ^ dimension of it.
 */
export function chanceOfNearest(nearest: number, kth: number, k: number, dimension: number): number {
  const share = kth === 0 ? 1 : (nearest / kth) ** dimension;
  return -Math.expm1((k - 1) * Math.log1p(-share));
}

/** The correlation that belongs to a distance. */
export function correlationOf(distance: number): number {
  return 1 - distance ** 2 / 2;
}
