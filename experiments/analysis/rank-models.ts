import type {Interval} from '../artifacts/schema.ts';
import {holm} from './holm.ts';
import {excludesZero} from './percentile-interval.ts';
import {spread} from './spread.ts';
import {welch} from './welch.ts';

/** A model's place in a ranking. */
export interface Ranked {
  place: number; // of the model in what was ranked
  group: number; // 1 = cannot be told from the leader; 2 = cannot be told from the leader of the rest; and so on
  best: boolean; // leads, and can be told from every other model
  p: number | null; // against the leader of all, adjusted by Holm; null for the leader
}

const level = 0.05;

/**
 * Ranks models by their mean accuracy over seeds, [model][seed]. Two models can be told apart where Welch's test says so,
 * by the seeds, adjusted for all comparisons with the leader, and where the interval of the better's lead, by seeds and
 * images, excludes zero too. `leadOf` gives that interval, for two places.
 */
export function rankModels(
  accuracies: readonly (readonly number[])[],
  leadOf: (better: number, worse: number) => Interval,
): Ranked[] {
  const means = accuracies.map((seeds) => spread(seeds).mean);
  const order = [...means.keys()].sort((a, b) => means[b]! - means[a]!);
  const against = (leader: number, others: readonly number[]) =>
    holm(others.map((other) => welch(accuracies[leader]!, accuracies[other]!).p));
  const groups = new Map<number, number>();
  for (let rest = order, group = 1; rest.length > 0; group++) {
    const [leader, ...others] = rest as [number, ...number[]];
    const values = against(leader, others);
    rest = others.filter((other, i) => values[i]! <= level && excludesZero(leadOf(leader, other)));
    for (const place of [leader, ...others]) if (!rest.includes(place)) groups.set(place, group);
  }
  const values = against(order[0]!, order.slice(1));
  const ties = [...groups.values()].filter((group) => group === 1).length;
  return order.map((place, i) => ({
    place,
    group: groups.get(place)!,
    best: i === 0 && ties === 1 && order.length > 1,
    p: i === 0 ? null : values[i - 1]!,
  }));
}
