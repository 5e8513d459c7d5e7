import jStat from 'jstat';
import type {TTest} from './paired-test.ts';
import {meanOf, spread} from './spread.ts';
import {sumOf} from './sums.ts';

/** What each seed gives for each image, [seed][image]: 1 where it is right, or how much more often than another is. */
type Outcomes = readonly ArrayLike<number>[];

/**
 * Whether two recipes are right equally often, for other seeds and other images alike. The variance of the difference has
 * three parts: the seeds of each recipe, and the images, on which all of them are asked (images crossed with seeds:
 * J. Cornfield and J. W. Tukey, "Average values of mean squares in factorials", Annals of Mathematical Statistics 27,
 * 1956). The degrees of freedom are those of F. E. Satterthwaite, Biometrics Bulletin 2, 1946; without noise of the images
 * it is Welch's test. A single seed says nothing of its noise: it is taken to be the other's.
 */
export function crossedTest(first: Outcomes, second: Outcomes): TTest {
  const [one, other] = [describe(first), describe(second)];
  const images = one.byImage.map((mean, image) => other.byImage[image]! - mean);
  return test(meanOf(images), seedParts(one, other), imagePart(images, [one, other]));
}

/** The same where both are the same networks, asked in two ways: seed is compared with seed. */
export function pairedCrossedTest(first: Outcomes, second: Outcomes): TTest {
  if (first.length !== second.length)
    throw new Error(`invalid pairs: ${first.length} and ${second.length} seeds (expected as many)`);
  const differences = describe(first.map((seed, place) => subtract(second[place]!, seed)));
  return test(meanOf(differences.byImage), [seedPart(differences)], imagePart(differences.byImage, [differences]));
}

interface Described {
  bySeed: number[]; // means
  byImage: Float64Array; // means over the seeds
  residual: number; // variance of an outcome that neither its seed nor its image explains; 0 for a single seed
}

function describe(outcomes: Outcomes): Described {
  const [seeds, count] = [outcomes.length, outcomes[0]!.length];
  const byImage = new Float64Array(count);
  let squares = 0;
  for (const seed of outcomes) {
    if (seed.length !== count)
      throw new Error(`invalid outcomes: ${seed.length} and ${count} images (expected as many)`);
    for (let image = 0; image < count; image++) {
      byImage[image]! += seed[image]! / seeds;
      squares += seed[image]! ** 2;
    }
  }
  const bySeed = outcomes.map(meanOf);
  const mean = meanOf(bySeed);
  const deviations = (values: ArrayLike<number>) => sumOf(values, (value) => (value - mean) ** 2);
  const whole = squares - seeds * count * mean ** 2;
  const rest = whole - count * deviations(bySeed) - seeds * deviations(byImage);
  return {bySeed, byImage, residual: seeds > 1 ? Math.max(0, rest) / ((seeds - 1) * (count - 1)) : 0};
}

/** A part of a variance, and its degrees of freedom. */
interface Part {
  variance: number;
  freedom: number;
}

/** What the seeds of two recipes add; a single one takes the noise of the others, which is estimated once then. */
function seedParts(one: Described, other: Described): Part[] {
  const several = [one, other].find(({bySeed}) => bySeed.length > 1);
  if (!several || (one.bySeed.length > 1 && other.bySeed.length > 1)) return [seedPart(one), seedPart(other)];
  const {variance, freedom} = seedPart(several);
  return [{variance: variance * (several.bySeed.length + 1), freedom}];
}

function seedPart({bySeed}: Described): Part {
  return {variance: spread(bySeed).sd ** 2 / bySeed.length, freedom: bySeed.length - 1};
}

/** What the images add, without the part that the seeds have told already. */
function imagePart(differences: Float64Array, recipes: readonly Described[]): Part {
  const count = differences.length;
  const mean = meanOf(differences);
  const whole = sumOf(differences, (value) => (value - mean) ** 2) / (count - 1) / count;
  const told = sumOf(recipes, ({residual, bySeed}) => residual / bySeed.length / count);
  return {variance: Math.max(0, whole - told), freedom: count - 1};
}

function test(difference: number, seeds: readonly Part[], images: Part): TTest {
  const parts = [...seeds, images];
  const variance = sumOf(parts, (part) => part.variance);
  const error = Math.sqrt(variance);
  if (seeds.every((part) => part.variance === 0)) return {t: 0, freedom: 0, p: 1, error}; // nothing tells of their noise
  const freedom = variance ** 2 / sumOf(parts, weigh);
  const t = difference / error;
  return {t, freedom, p: Math.min(1, 2 * jStat.studentt.cdf(-Math.abs(t), freedom)), error};
}

function weigh({variance, freedom}: Part): number {
  return variance === 0 ? 0 : variance ** 2 / freedom;
}

function subtract(values: ArrayLike<number>, from: ArrayLike<number>): Float64Array {
  return Float64Array.from(values, (value, place) => value - from[place]!);
}
