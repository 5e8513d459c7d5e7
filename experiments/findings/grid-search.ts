import type {SearchMethod, Tuning} from '../artifacts/schema.ts';
import {measureRegret, type RegretPoint} from '../search/regret.ts';
import {lastAccuracy} from './grid-ranking.ts';
import type {GridRun} from './grid-run.ts';

const methods: readonly SearchMethod[] = [
  {kind: 'random'},
  {kind: 'successive-halving', factor: 3, candidates: 27},
  {kind: 'asha', factor: 3},
  {kind: 'hyperband', factor: 3},
  {kind: 'first-look', epochs: 1},
];

const seeds = 1000;
const budgetCount = 33; // from a 256th of all operations, four for each doubling

/** What each search method would have found on the grid, and at which cost; null until there is a choice. */
export function replaySearches(runs: readonly GridRun[], noise: Tuning['noise']): Tuning['search'] {
  if (runs.length < 2) return null;
  const operations = runs.reduce((sum, {trainingOperations}) => sum + trainingOperations, 0);
  const record = {
    scores: runs.map(({accuracies}) => accuracies),
    operations: runs.map(({trainingOperations, accuracies}) => trainingOperations / accuracies.length),
  };
  const budgets = Array.from({length: budgetCount}, (_, step) =>
    Math.round(operations * 2 ** ((step + 1 - budgetCount) / 4)),
  );
  const finals = runs.map(lastAccuracy);
  const margin = noise?.margin ?? 0;
  const isTied = (candidate: number) => Math.max(...finals) - finals[candidate]! <= margin;
  const replays = methods.map((method) => measureRegret(method, record, {budgets, seeds, isTied}));
  const random = noise && reached(replays[0]!, noise.sd);
  return {
    seeds,
    operations,
    methods: methods.map((method, place) => {
      const inNoise = noise && reached(replays[place]!, noise.sd);
      return {
        method,
        points: replays[place]!.map(({finished: _, ...point}) => ({...point, tied: noise && point.tied})),
        inNoise: inNoise && {operations: inNoise.operations, finished: inNoise.finished},
        saving: random && inNoise && random.finished / inNoise.finished,
      };
    }),
  };
}

/** The smallest budget from which on the mean regret is no more than this. */
function reached(points: readonly RegretPoint[], regret: number): RegretPoint | null {
  const last = points.findLastIndex(({regret: {mean}}) => mean > regret);
  return points[last + 1] ?? null;
}
