import {lead, type Search, type Standings} from './search.ts';

/** What training candidates gave, for searches to be replayed on. */
export interface TrainingRecord {
  scores: readonly (readonly number[])[]; // [candidate][epoch - 1], the higher the better
  operations: readonly number[]; // of one epoch of each candidate
}

/** From here on a search would choose this candidate. */
export interface Choice {
  operations: number; // spent until then
  candidate: number;
  rest: number; // operations that would train it to the end
}

/**
 * Runs a search on a record instead of training, and stops before it would spend more than the budget. Returns each
 * change of its choice, or of how far that is trained. The choice is the best of the candidates that were trained the
 * furthest; before anything was trained, the first one.
 */
export function replay(
  search: Search,
  {scores, operations}: TrainingRecord,
  budget: number = Number.POSITIVE_INFINITY,
): Choice[] {
  const standings: Standings = new Map();
  const choices: Choice[] = [];
  let spent = 0;
  const choose = (candidate: number) => {
    const left = scores[candidate]!.length - (standings.get(candidate)?.epochs ?? 0);
    choices.push({operations: spent, candidate, rest: operations[candidate]! * left});
  };
  for (let next = search.next(); !next.done; ) {
    const steps = next.value;
    if (choices.length === 0) choose(steps[0]!.candidate);
    for (const {candidate, epochs} of steps) {
      const cost = operations[candidate]! * (epochs - (standings.get(candidate)?.epochs ?? 0));
      if (spent + cost > budget) return choices;
      spent += cost;
      const standing = {epochs, score: scores[candidate]![epochs - 1]!};
      standings.set(candidate, standing);
      const chosen = standings.get(choices.at(-1)!.candidate);
      if (!chosen || chosen === standing || lead(standing, chosen) > 0) choose(candidate);
    }
    next = search.next(steps.map(({candidate}) => standings.get(candidate)!.score));
  }
  return choices;
}
