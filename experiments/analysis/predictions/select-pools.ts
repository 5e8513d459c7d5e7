import {type Score, scoreProbabilities} from './score.ts';
import {meanProbabilities} from './vote.ts';

/** What the networks of one recipe say of some images, each [count, classes]. */
export type Pool = readonly ArrayLike<number>[];

/** A pool that was taken in, and what the ensemble is worth from then on. */
export interface Selected {
  place: number; // among the candidates
  score: Score;
}

/**
 * Chooses the pools whose networks make a good ensemble together, by mean probability: at each step the one that helps
 * most, by accuracy, of equals by loss, as long as accuracy rises. After R. Caruana and others, "Ensemble selection from
 * libraries of models", ICML 2004; here each pool is taken once, as a whole.
 */
export function selectPools(candidates: readonly Pool[], labels: Uint8Array): Selected[] {
  const selected: Selected[] = [];
  for (;;) {
    const chosen = selected.map(({place}) => place);
    const options = [...candidates.keys()]
      .filter((place) => !chosen.includes(place))
      .map((place) => ({
        place,
        score: scoreTogether(
          [...chosen, place].map((each) => candidates[each]!),
          labels,
        ),
      }))
      .sort((a, b) => b.score.correct - a.score.correct || a.score.loss - b.score.loss);
    const next = options[0];
    if (!next || next.score.correct <= (selected.at(-1)?.score.correct ?? 0)) return selected;
    selected.push(next);
  }
}

function scoreTogether(pools: readonly Pool[], labels: Uint8Array): Score {
  return scoreProbabilities(meanProbabilities(pools.flat()), labels);
}
