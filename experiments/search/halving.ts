import {advance, canGoOn, finish, type Pool, type Search, type Standings} from './search.ts';

/** The epochs at which candidates are compared: a whole training, and from there down to 1 by division. */
export function rungs(epochs: number, factor: number): number[] {
  if (epochs < 1) return [];
  return [...rungs(Math.floor(epochs / factor), factor), epochs];
}

/** Trains candidates from rung to rung and keeps one in `factor` at each (Jamieson and Talwalkar, AISTATS 2016). */
export function* halve(
  standings: Standings,
  candidates: readonly number[],
  levels: readonly number[],
  factor: number,
): Search {
  let alive = candidates;
  for (const epochs of levels) {
    yield* advance(standings, alive, epochs);
    alive = best(alive, standings, Math.max(1, Math.floor(alive.length / factor)));
  }
}

/** The epochs that this takes, all candidates together. */
export function halvingEpochs(count: number, levels: readonly number[], factor: number): number {
  let [epochs, alive] = [0, count];
  levels.forEach((level, rung) => {
    epochs += alive * (level - (levels[rung - 1] ?? 0));
    alive = Math.max(1, Math.floor(alive / factor));
  });
  return epochs;
}

/** Successive halving of so many candidates at a time; what was stopped goes on when all have had their turn. */
export function* successiveHalving({order, epochs}: Pool, factor: number, count: number): Search {
  const standings: Standings = new Map();
  const levels = rungs(epochs, factor);
  for (let start = 0; start < order.length; start += count) {
    yield* halve(standings, order.slice(start, start + count), levels, factor);
  }
  yield* finish(standings, epochs);
}

/** A bracket of Hyperband: successive halving of so many candidates, from a higher rung the fewer they are. */
export interface Bracket {
  count: number;
  levels: number[];
}

/** The brackets of Hyperband, the boldest first (Li et al., J. Mach. Learn. Res. 18, 2018). */
export function brackets(epochs: number, factor: number): Bracket[] {
  const levels = rungs(epochs, factor);
  return levels.map((_, skipped) => {
    const halvings = levels.length - 1 - skipped;
    return {count: Math.ceil((levels.length * factor ** halvings) / (halvings + 1)), levels: levels.slice(skipped)};
  });
}

/** Hyperband, round after round; what was stopped goes on when all have had their turn. */
export function* hyperband({order, epochs}: Pool, factor: number): Search {
  const standings: Standings = new Map();
  const round = brackets(epochs, factor);
  for (let drawn = 0, turn = 0; drawn < order.length; turn++) {
    const {count, levels} = round[turn % round.length]!;
    yield* halve(standings, order.slice(drawn, drawn + count), levels, factor);
    drawn += count;
  }
  yield* finish(standings, epochs);
}

/** The best of the candidates that can go on, of equals the first. */
function best(candidates: readonly number[], standings: Standings, count: number): number[] {
  const score = (candidate: number) => standings.get(candidate)!.score;
  const able = candidates.filter((candidate) => canGoOn(standings.get(candidate)!));
  return able.toSorted((a, b) => score(b) - score(a)).slice(0, count);
}
