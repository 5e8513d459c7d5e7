import type {Interval} from '../../artifacts/schema.ts';
import {excludesZero} from './intervals.ts';

/** A model's place in a ranking. */
export interface Ranked {
  place: number; // of the model in what was ranked
  group: number; // 1 = cannot be told from the leader; 2 = cannot be told from the leader of the rest; and so on
  best: boolean; // leads, and can be told from every other model
  p: number | null; // against the leader of all, adjusted; null for the leader
}

const level = 0.05;

/**
 * Ranks models by their mean accuracies. `leadOf` compares two of them, told by their places: one can be told from the
 * leader where its p, by seeds and images, says so, and where the interval excludes zero too. The p value is that of being
 * ahead, times the number of others: however often the wrong one of k models leads, the truly best of them is told from it
 * in at most 5 % of such rankings, and then only is another called best (J. C. Hsu, "Constrained simultaneous confidence
 * intervals for multiple comparisons with the best", Annals of Statistics 12, 1984; by Bonferroni's inequality, since the
 * noise of the models differs).
 */
export function rankModels(
  means: readonly number[],
  leadOf: (better: number, worse: number) => Interval & {p: number},
): Ranked[] {
  const order = [...means.keys()].sort((a, b) => means[b]! - means[a]!);
  const against = (leader: number, others: readonly number[]) =>
    others.map((other) => {
      const lead = leadOf(leader, other);
      return {...lead, p: Math.min(1, (others.length * lead.p) / 2)};
    });
  const groups = new Map<number, number>();
  for (let rest = order, group = 1; rest.length > 0; group++) {
    const [leader, ...others] = rest as [number, ...number[]];
    const leads = against(leader, others);
    rest = others.filter((_, i) => leads[i]!.p <= level && excludesZero(leads[i]!));
    for (const place of [leader, ...others]) if (!rest.includes(place)) groups.set(place, group);
  }
  const leads = against(order[0]!, order.slice(1));
  const ties = [...groups.values()].filter((group) => group === 1).length;
  return order.map((place, rank) => ({
    place,
    group: groups.get(place)!,
    best: rank === 0 && ties === 1 && order.length > 1,
    p: rank === 0 ? null : leads[rank - 1]!.p,
  }));
}
