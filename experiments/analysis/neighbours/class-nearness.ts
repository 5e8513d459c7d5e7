import type {Interval} from '../../artifacts/schema.ts';
import {type Generator, shuffle} from '../../random.ts';
import {rankCorrelation} from '../statistics/rank-correlation.ts';
import {spread} from '../statistics/spread.ts';
import type {ClassNeighbours} from './class-neighbours.ts';

/** Images with how near each class is to each, and what networks take each for. */
export interface Observed {
  labels: Uint8Array; // [count]
  distances: ClassNeighbours['distances'];
  predicted: readonly Uint8Array[]; // by seed: [count]
}

/** Two classes: how far they are from one another, and how often networks take one for the other. */
export interface ClassPair {
  labels: [number, number];
  distance: number; // mean over the images of both to the nearest image of the other class
  confusions: number; // images, over all seeds
}

/** All pairs of classes, by label. A pair of which a class has no images is left out. */
export function pairClasses({labels, distances, predicted}: Observed, draw?: Uint32Array): ClassPair[] {
  const classCount = distances.length / labels.length;
  const sums = new Float64Array(classCount ** 2);
  const mistaken = new Float64Array(classCount ** 2);
  const counts = new Float64Array(classCount);
  for (const place of draw ?? labels.keys()) {
    const own = labels[place]!;
    counts[own]!++;
    for (let other = 0; other < classCount; other++)
      if (other !== own) sums[own * classCount + other]! += distances[place * classCount + other]!;
    for (const seed of predicted) mistaken[own * classCount + seed[place]!]!++;
  }
  const mean = (own: number, other: number) => sums[own * classCount + other]! / counts[own]!;
  return allPairs(classCount).flatMap(([a, b]) => {
    if (counts[a] === 0 || counts[b] === 0) return [];
    const confusions = mistaken[a * classCount + b]! + mistaken[b * classCount + a]!;
    return [{labels: [a, b], distance: (mean(a, b) + mean(b, a)) / 2, confusions}];
  });
}

/** How well nearness foretells confusion: rank correlation over the pairs, and whether it may be by chance. */
export interface Foretold extends Interval {
  correlation: number; // 1: the nearer, the more often confused
  p: number; // of as large a correlation if the classes were matched at random (N. Mantel, Cancer Research 27, 1967)
}

/**
 * Correlates nearness with confusion. The interval comes from drawing images again, the p-value from drawing which class
 * is which. `undefined` where nothing is confused.
 *
 * Images drawn again add chance to chance, so that the correlations drawn lie too low as a whole; how far they spread is
 * right. So the interval is 1.96 of their standard deviations to both sides, on the scale of R. A. Fisher's z (Biometrika
 * 10, 1915), which keeps it within -1 ... 1.
 */
export function foretell(observed: Observed, random: Generator, draws: number): Foretold | undefined {
  const correlation = correlate(pairClasses(observed));
  if (correlation === undefined) return undefined;
  const count = observed.labels.length;
  const again = Array.from({length: draws}, () => {
    const draw = Uint32Array.from({length: count}, () => Math.floor(random() * count));
    return correlate(pairClasses(observed, draw)) ?? 0;
  });
  return {correlation, ...aroundCorrelation(correlation, again), p: matchAtRandom(observed, random, draws)};
}

function aroundCorrelation(correlation: number, again: readonly number[]): Interval {
  const scaled = (value: number) => Math.atanh(Math.max(-limit, Math.min(limit, value)));
  const reach = 1.96 * spread(again.map(scaled)).sd;
  return {low: Math.tanh(scaled(correlation) - reach), high: Math.tanh(scaled(correlation) + reach)};
}

const limit = 1 - 1e-9; // where all orders agree, z would be infinite

function matchAtRandom(observed: Observed, random: Generator, draws: number): number {
  const pairs = pairClasses(observed);
  const observedCorrelation = correlate(pairs)!;
  const confusions = new Map(pairs.map(({labels, confusions}) => [labels.join(), confusions]));
  const classes = [...new Set(pairs.flatMap(({labels}) => labels))];
  let large = 1; // the classes as they are
  for (let draw = 0; draw < draws; draw++) {
    const order = shuffle([...classes], random);
    const other = (label: number) => order[classes.indexOf(label)]!;
    const matched = pairs.map(({labels: [a, b], distance}) => {
      const [first, second] = [other(a), other(b)].sort((x, y) => x - y);
      return {labels: [a, b] as [number, number], distance, confusions: confusions.get(`${first},${second}`)!};
    });
    if (correlate(matched)! >= observedCorrelation - 1e-12) large++;
  }
  return large / (draws + 1);
}

function correlate(pairs: readonly ClassPair[]): number | undefined {
  return rankCorrelation(
    pairs.map(({distance}) => -distance),
    pairs.map(({confusions}) => confusions),
  );
}

function allPairs(classCount: number): [number, number][] {
  return Array.from({length: classCount}, (_, a) => a).flatMap((a) =>
    Array.from({length: classCount - a - 1}, (_, step): [number, number] => [a, a + step + 1]),
  );
}
