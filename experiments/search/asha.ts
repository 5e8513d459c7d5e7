import {rungs} from './halving.ts';
import {advance, byPromise, finish, type Pool, type Search, type Standings} from './search.ts';

/** Asynchronous successive halving. What was stopped goes on when all have been drawn. */
export function* asha({order, epochs}: Pool, factor: number): Search {
  const standings: Standings = new Map();
  yield* promote(standings, order, rungs(epochs, factor), factor);
  yield* finish(standings, epochs);
}

/**
 * Trains candidates from rung to rung, one step at a time: one goes on as soon as it is among the best of those that have
 * come as far, one in `factor`; where none is, another is drawn (Li et al., "A system for massively parallel hyperparameter
 * tuning", MLSys 2020).
 */
export function* promote(
  standings: Standings,
  order: readonly number[],
  levels: readonly number[],
  factor: number,
): Search {
  const reached = levels.map((): Standings => new Map()); // who has come to each rung, whether it went on or not
  let drawn = 0;
  for (;;) {
    const step = promotable(reached, factor) ?? {candidate: order[drawn++], rung: 0};
    if (step.candidate === undefined) return;
    yield* advance(standings, [step.candidate], levels[step.rung]!);
    reached[step.rung]!.set(step.candidate, standings.get(step.candidate)!);
  }
}

/** The best candidate that may go on from the highest rung where there is one, and to which rung. */
function promotable(reached: readonly Standings[], factor: number): {candidate: number; rung: number} | undefined {
  for (let rung = reached.length - 1; rung > 0; rung--) {
    const below = reached[rung - 1]!;
    const best = byPromise(below).slice(0, Math.floor(below.size / factor));
    const candidate = best.find((each) => !reached[rung]!.has(each));
    if (candidate !== undefined) return {candidate, rung};
  }
  return undefined;
}
