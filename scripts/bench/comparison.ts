import type {BenchRow} from '../../experiments/artifacts/schema.ts';
import {type ContenderName, contenders, type Entrant} from './contenders.ts';
import type {Speed} from './rounds.ts';
import {type Range, rangeOf, ratioRange} from './statistics.ts';

/** Every entrant's rounds on one network. */
export type Rounds = readonly {entrant: Entrant; speeds: readonly Speed[]}[];

/** One entrant's rounds in short. */
export interface Outcome {
  entrant: Entrant;
  rounds: readonly number[]; // images a second
  speed: Range; // of these
  loss: number; // of the last round
}

/** Ours against the fastest of the peers that count, round by round. */
export interface Duel {
  ours: Entrant;
  bestPeer: Entrant; // the one with the highest median
  ratio: Range;
}

/** What the rounds of one network say. */
export interface Comparison {
  outcomes: readonly Outcome[];
  duel: Duel; // one trial at a time
  pairs?: Duel; // two trials at once, against the peers' better arrangement: at once or one after the other
  ratioToUncompiled?: Range; // where that took part
  ratioToStock?: Range; // against tfjs-node as it ships, where that took part
}

/** What a share of the processor's peak is taken of. */
export interface Peak {
  threads: number;
  operations: number; // a second
}

/** Compares the contenders on one network. */
export function compareRounds(all: Rounds): Comparison {
  const outcomes = all.map(({entrant, speeds}): Outcome => {
    const rounds = speeds.map(({imagesPerSecond}) => imagesPerSecond);
    return {entrant, rounds, speed: rangeOf(rounds), loss: speeds.at(-1)!.loss};
  });
  const [single, pairs] = [outcomes.filter(isAlone), outcomes.filter((outcome) => !isAlone(outcome))];
  const duel = duelOf(single, single);
  const ours = single.find(({entrant}) => entrant === duel.ours)!;
  const ratioTo = (name: ContenderName) => {
    const other = single.find(({entrant}) => entrant.name === name);
    return other && ratioRange(ours.rounds, other.rounds);
  };
  const [ratioToUncompiled, ratioToStock] = [ratioTo('uncompiled'), ratioTo('stock')];
  return {
    outcomes,
    duel,
    ...(pairs.length > 0 && {pairs: duelOf(pairs, outcomes)}),
    ...(ratioToUncompiled && {ratioToUncompiled}),
    ...(ratioToStock && {ratioToStock}),
  };
}

/** What it takes to say which share of the processor's peak a speed is. */
export interface Work {
  operations: number; // of the training of an image
  peak: Peak;
}

/** The record of one network; of each contender, its fastest way. */
export function benchRow(
  {model, batchSize, rounds}: Pick<BenchRow, 'model' | 'batchSize' | 'rounds'>,
  {outcomes, duel, pairs}: Comparison,
  work?: Work,
): BenchRow {
  const speeds = fastestWays(outcomes.filter(isAlone));
  return {
    model,
    batchSize,
    rounds,
    imagesPerSecond: speeds as BenchRow['imagesPerSecond'], // complete, or else it is not written
    ratioToBestPeer: roundRatio(duel.ratio),
    ...(pairs && {
      pairs: {
        imagesPerSecond: fastestWays(outcomes.filter((outcome) => !isAlone(outcome))) as PairSpeeds,
        ratioToBestPeer: roundRatio(pairs.ratio),
      },
    }),
    ...(work && {
      peak: {threads: work.peak.threads, gigaOperations: round(work.peak.operations / 1e9, 1)},
      shareOfPeak: Object.fromEntries(
        Object.entries(speeds).map(([name, speed]) => [name, round(shareOfPeak(speed, work), 3)]),
      ) as BenchRow['shareOfPeak'],
    }),
  };
}

type PairSpeeds = NonNullable<BenchRow['pairs']>['imagesPerSecond'];

/** The share of the processor's peak at so many images a second, as if none of the nominal work were saved. */
export function shareOfPeak(imagesPerSecond: number, {operations, peak}: Work): number {
  return (imagesPerSecond * operations) / peak.operations;
}

/** Ours is the first way of ours that took part. */
function duelOf(own: readonly Outcome[], others: readonly Outcome[]): Duel {
  const ours = own.find(({entrant}) => contenders[entrant.name].role === 'ours');
  const peers = others.filter(({entrant}) => contenders[entrant.name].role === 'peer');
  if (!ours || peers.length === 0) throw new Error('invalid rounds: without ours or without peers (expected both)');
  const best = fastest(peers);
  return {ours: ours.entrant, bestPeer: best.entrant, ratio: ratioRange(ours.rounds, best.rounds)};
}

/** The median of each contender's fastest way. */
function fastestWays(outcomes: readonly Outcome[]): Partial<Record<ContenderName, number>> {
  const byName = Map.groupBy(outcomes, ({entrant}) => entrant.name);
  return Object.fromEntries([...byName].map(([name, ways]) => [name, Math.round(fastest(ways).speed.median)]));
}

function fastest(outcomes: readonly Outcome[]): Outcome {
  return outcomes.reduce((best, other) => (other.speed.median > best.speed.median ? other : best));
}

function isAlone({entrant}: Outcome): boolean {
  return !entrant.pair;
}

function roundRatio({median, min, max}: Range): Range {
  return {median: round(median, 2), min: round(min, 2), max: round(max, 2)};
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
