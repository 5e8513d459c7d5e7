import {studentInterval} from '../analysis/statistics/intervals.ts';
import {rankCorrelation} from '../analysis/statistics/rank-correlation.ts';
import {spread} from '../analysis/statistics/spread.ts';
import type {Tuning} from '../artifacts/schema.ts';
import type {FinishedTrial} from './finding.ts';
import {lastAccuracy} from './grid-ranking.ts';
import type {GridRun} from './grid-run.ts';

/** How the accuracies of the grid grow, epoch by epoch, and how soon they say which will be the best. */
export function describeEpochs(runs: readonly GridRun[]): Tuning['epochs'] {
  const finals = runs.map(lastAccuracy);
  return (runs[0]?.accuracies ?? []).map((_, place) => {
    const accuracies = runs.map((run) => run.accuracies[place]!);
    const before = runs.flatMap((run) => run.accuracies[place - 1] ?? []);
    const leaders = finals.filter((_, run) => accuracies[run] === Math.max(...accuracies));
    const accuracy = spread(accuracies);
    return {
      epoch: place + 1,
      accuracy,
      loss: spread(runs.map(({losses}) => losses[place]!)),
      gain: before.length === 0 ? null : accuracy.mean - spread(before).mean,
      best: runs.filter((run) => run.accuracies.indexOf(Math.max(...run.accuracies)) === place).length,
      rankCorrelation: rankCorrelation(accuracies, finals) ?? null,
      regret: Math.max(...finals) - spread(leaders).mean, // of equals, one is chosen by lot
    };
  });
}

/** What more epochs than the grid's bring, where the same trainings went on; all seeds of a model together. */
export function describeLonger(trials: readonly FinishedTrial[], epochs: number): Tuning['longer'] {
  const models = Map.groupBy(trials, ({configuration}) => configuration.model.name);
  return [...models].map(([model, seeds]) => {
    const curves = seeds.map(({result}) => result.epochs.map(({validation}) => validation.accuracy));
    const gains = curves.map((curve) => curve.at(-1)! - curve[epochs - 1]!);
    const [first, ...rest] = curves[0]!.map((_, place) => spread(curves.map((curve) => curve[place]!)).mean);
    return {
      model,
      seeds: seeds.length,
      accuracies: [first!, ...rest],
      gain: {...spread(gains), interval: studentInterval(gains)},
    };
  });
}
