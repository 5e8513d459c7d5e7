import type {BenchRow} from '../../experiments/artifacts/schema.ts';
import {type ContenderName, peers} from './contenders.ts';
import type {Speed} from './rounds.ts';
import {type Range, rangeOf, ratioRange} from './statistics.ts';

/** Every contender's rounds of one model. */
export type Rounds = ReadonlyMap<ContenderName, readonly Speed[]>;

/** What the rounds of one model say. */
export interface Comparison {
  speeds: ReadonlyMap<ContenderName, Range>; // images a second
  losses: ReadonlyMap<ContenderName, number>; // of the last round
  bestPeer: ContenderName; // the one with the highest median
  ratioToBestPeer: Range; // ours, compiled, against it, round by round
  ratioToUncompiled?: Range; // where that took part
  ratioToStock?: Range; // against tfjs-node as it ships, where that took part
}

/** Compares the contenders of one model. */
export function compareRounds(rounds: Rounds): Comparison {
  const speedsOf = (name: ContenderName) => rounds.get(name)!.map(({imagesPerSecond}) => imagesPerSecond);
  const speeds = new Map([...rounds.keys()].map((name) => [name, rangeOf(speedsOf(name))]));
  const ours = rounds.has('compiled') ? 'compiled' : 'compiled-pair';
  const bestPeer = fastest(speeds, Object.values(peers).flat());
  return {
    speeds,
    losses: new Map([...rounds].map(([name, all]) => [name, all.at(-1)!.loss])),
    bestPeer,
    ratioToBestPeer: ratioRange(speedsOf(ours), speedsOf(bestPeer)),
    ...(rounds.has('uncompiled') && {ratioToUncompiled: ratioRange(speedsOf(ours), speedsOf('uncompiled'))}),
    ...(rounds.has('stock') && {ratioToStock: ratioRange(speedsOf(ours), speedsOf('stock'))}),
  };
}

/** The record of one model; of each peer, its fastest way. */
export function benchRow(
  {model, batchSize, rounds}: Pick<BenchRow, 'model' | 'batchSize' | 'rounds'>,
  {speeds, ratioToBestPeer}: Comparison,
): BenchRow {
  const median = (name: ContenderName) => speeds.get(name)!.median;
  return {
    model,
    batchSize,
    rounds,
    imagesPerSecond: {
      compiled: median('compiled'),
      uncompiled: median('uncompiled'),
      stock: median('stock'),
      keras: median(fastest(speeds, peers.keras)),
      pytorch: median(fastest(speeds, peers.pytorch)),
    },
    ratioToBestPeer,
  };
}

/** Of those that took part. */
function fastest(speeds: Comparison['speeds'], names: readonly ContenderName[]): ContenderName {
  const present = names.filter((name) => speeds.has(name));
  if (present.length === 0) throw new Error(`invalid rounds: none of ${names.join(', ')} (expected one or more)`);
  return present.reduce((best, name) => (speeds.get(name)!.median > speeds.get(best)!.median ? name : best));
}
