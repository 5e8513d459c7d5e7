/** A piece of training: a candidate goes on until it has had so many epochs in all. */
export interface Step {
  candidate: number; // its place among the candidates
  epochs: number;
}

/**
 * A search, as a procedure that says what to train next and takes in how good it was: it yields steps that may be taken
 * in any order, or at once, and is sent their scores, the higher the better. It takes as long as there is anything left
 * to train, so who runs it says when it is enough.
 */
export type Search = Generator<readonly Step[], void, readonly number[]>;

/** What a search works on. */
export interface Pool {
  order: readonly number[]; // the candidates, in the order in which they are drawn
  epochs: number; // of a whole training
}

/** Where a candidate stands. */
export interface Standing {
  epochs: number;
  score: number; // after them; -Infinity: it cannot go on
}

/** Where each candidate that has been trained stands; in the order of their first steps. */
export type Standings = Map<number, Standing>;

/** Trains some candidates up to an epoch. */
export function* advance(standings: Standings, candidates: readonly number[], epochs: number): Search {
  if (candidates.length === 0) return;
  const scores = yield candidates.map((candidate) => ({candidate, epochs}));
  candidates.forEach((candidate, place) => {
    standings.set(candidate, {epochs, score: scores[place]!});
  });
}

/** Trains to the end what was stopped, the most promising first. */
export function* finish(standings: Standings, epochs: number): Search {
  const stopped = byPromise(standings).filter((candidate) => {
    const standing = standings.get(candidate)!;
    return standing.epochs < epochs && canGoOn(standing);
  });
  yield* advance(standings, stopped, epochs);
}

/** The candidates, those trained the furthest first, of these the best first, of equals the first drawn. */
export function byPromise(standings: Standings): number[] {
  return [...standings].sort(([, a], [, b]) => lead(b, a)).map(([candidate]) => candidate);
}

/** Above zero where the one standing promises more than the other; what cannot go on promises nothing. */
export function lead(one: Standing, other: Standing): number {
  return Number(canGoOn(one)) - Number(canGoOn(other)) || one.epochs - other.epochs || one.score - other.score || 0;
}

/** Whether there is anything to be gained by more training. */
export function canGoOn({score}: Standing): boolean {
  return score > Number.NEGATIVE_INFINITY;
}
