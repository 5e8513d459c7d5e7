import type {Interval} from '../artifacts/schema.ts';
import {excludesZero} from './percentile-interval.ts';
import {spread} from './spread.ts';
import {welch} from './welch.ts';

/** A model's place in a ranking. */
export interface Ranked {
  place: number; // of the model in what was ranked
  group: number; // 1 = cannot be told from the leader; 2 = cannot be told from the leader of the rest; and so on
  best: boolean; // leads, and can be told from every other model
  p: number | null; // against the leader of all, adjusted; null for the leader
}

const level = 0.05;

/**
 * Ranks models by their mean accuracy over seeds, [model][seed]. One can be told from the leader where Welch's test says
 * so, by the seeds, and where the interval of the lead, by seeds and images, excludes zero too. The p value is that of
 * being ahead, times the number of others: however often the wrong one of k models leads, the truly best of them is told
 * from it in at most 5 % of such rankings, and then only is another called best (J. C. Hsu, "Constrained simultaneous
 * confidence intervals for multiple comparisons with the best", Annals of Statistics 12, 1984; by Bonferroni's inequality,
 * since the noise of the models differs). `leadOf` gives the interval, for two places.
 */
export function rankModels(
  accuracies: readonly (readonly number[])[],
  leadOf: (better: number, worse: number) => Interval,
): Ranked[] {
  const means = accuracies.map((seeds) => spread(seeds).mean);
  const order = [...means.keys()].sort((a, b) => means[b]! - means[a]!);
  const against = (leader: number, others: readonly number[]) =>
    others.map((other) => Math.min(1, (others.length * welch(accuracies[leader]!, accuracies[other]!).p) / 2));
  const groups = new Map<number, number>();
  for (let rest = order, group = 1; rest.length > 0; group++) {
    const [leader, ...others] = rest as [number, ...number[]];
    const values = against(leader, others);
    rest = others.filter((other, i) => values[i]! <= level && excludesZero(leadOf(leader, other)));
    for (const place of [leader, ...others]) if (!rest.includes(place)) groups.set(place, group);
  }
  const values = against(order[0]!, order.slice(1));
  const ties = [...groups.values()].filter((group) => group === 1).length;
  return order.map((place, rank) => ({
    place,
    group: groups.get(place)!,
    best: rank === 0 && ties === 1 && order.length > 1,
    p: rank === 0 ? null : values[rank - 1]!,
  }));
}
