import jStat from 'jstat';
import {bestSubsetMargin, pooledNoise} from '../analysis/statistics/best-subset.ts';
import {spread} from '../analysis/statistics/spread.ts';
import type {Tuning} from '../artifacts/schema.ts';
import type {FinishedTrial} from './finding.ts';
import {chooseCheapest, lastAccuracy} from './grid-ranking.ts';
import type {GridRun} from './grid-run.ts';

/** How far seeds alone move the accuracies of the grid; null until one configuration has two. */
export function findNoise(repeats: readonly FinishedTrial[], runs: readonly GridRun[]): Tuning['noise'] {
  const models = [...Map.groupBy(repeats, ({configuration}) => configuration.model.name)];
  const groups = models.map(([, trials]) => trials.map(({result}) => result.epochs.at(-1)!.validation));
  if (groups.every(({length}) => length < 2)) return null;
  const noise = pooledNoise(groups.map((scores) => scores.map(({accuracy}) => accuracy)));
  const margin = bestSubsetMargin(runs.length, noise);
  const highest = Math.max(...runs.map(lastAccuracy));
  return {
    configurations: models.map(([model], place) => ({
      model,
      seeds: groups[place]!.length,
      accuracy: spread(groups[place]!.map(({accuracy}) => accuracy)),
      loss: spread(groups[place]!.map(({loss}) => loss)),
    })),
    ...noise,
    difference: jStat.studentt.inv(0.975, noise.freedom) * Math.SQRT2 * noise.sd,
    margin,
    ties: runs.filter((run) => highest - lastAccuracy(run) <= margin).length,
    chosen: chooseCheapest(runs, noise.sd),
  };
}
