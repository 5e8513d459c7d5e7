import type {SearchMethod} from '../artifacts/schema.ts';
import {randomGenerator, shuffle} from '../random.ts';
import {asha} from './asha.ts';
import {hyperband, successiveHalving} from './halving.ts';
import {advance, finish, type Pool, type Search, type Standings} from './search.ts';

/** Starts a search among so many candidates; `seed` decides in which order they are drawn, and nothing else does. */
export function startSearch(
  method: SearchMethod,
  {candidates, epochs, seed}: {candidates: number; epochs: number; seed: number},
): Search {
  const places = Array.from({length: candidates}, (_, place) => place);
  const pool = {order: shuffle(places, randomGenerator('search', seed)), epochs};
  switch (method.kind) {
    case 'random':
      return advance(new Map(), pool.order, epochs);
    case 'successive-halving':
      return successiveHalving(pool, method.factor, method.candidates);
    case 'asha':
      return asha(pool, method.factor);
    case 'hyperband':
      return hyperband(pool, method.factor);
    case 'first-look':
      return firstLook(pool, method.epochs);
  }
}

/** Trains all candidates a little, then the best of them to the end, one after another. */
function* firstLook({order, epochs}: Pool, little: number): Search {
  const standings: Standings = new Map();
  yield* advance(standings, order, Math.min(little, epochs));
  yield* finish(standings, epochs);
}
