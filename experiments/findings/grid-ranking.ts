import {paretoFront} from '../analysis/statistics/pareto-front.ts';
import {spread} from '../analysis/statistics/spread.ts';
import type {Tuning} from '../artifacts/schema.ts';
import type {Configuration} from '../studies/study.ts';
import type {GridRun} from './grid-run.ts';

/** The network that gains are over: that of the report before the tuning. */
export const usual = 'cnn-32-32-32-dense32';

type Noise = Pick<NonNullable<Tuning['noise']>, 'difference' | 'margin'>;

/** Where each configuration stands among all that have finished; without noise, nothing is said of ties. */
export function rankConfigurations(runs: readonly GridRun[], noise: Noise | null): Tuning['configurations'] {
  const finals = runs.map(lastAccuracy);
  const highest = Math.max(...finals);
  const reference = runs.find(({model}) => model === usual);
  const cheap = paretoFront(runs.map((run) => ({cost: run.parameters, value: lastAccuracy(run)})));
  const quick = paretoFront(runs.map((run) => ({cost: run.trainingOperations, value: lastAccuracy(run)})));
  return runs.map((run, place) => {
    const {accuracies, losses} = run;
    const final = finals[place]!;
    const [top, low] = [Math.max(...accuracies), Math.min(...losses)];
    const difference = reference && round(final - lastAccuracy(reference));
    return {
      ...run,
      accuracies: accuracies as [number, ...number[]],
      losses: losses as [number, ...number[]],
      filters: run.filters as [number, ...number[]],
      last: {accuracy: final, loss: losses.at(-1)!},
      best: {epoch: accuracies.indexOf(top) + 1, accuracy: top},
      lowest: {epoch: losses.indexOf(low) + 1, loss: low},
      rank: finals.filter((other) => other > final).length + 1,
      share: finals.filter((other) => other <= final).length / finals.length,
      tied: noise && highest - final <= noise.margin,
      gain: difference === undefined ? null : {difference, inNoise: noise && Math.abs(difference) <= noise.difference},
      front: {parameters: cheap[place]!, operations: quick[place]!},
    };
  });
}

/** The configurations of each depth; depths of which none has finished are left out. */
export function summarizeDepths(runs: readonly GridRun[], planned: readonly Configuration[]): Tuning['depths'] {
  const depths = Map.groupBy(runs, ({filters}) => filters.length);
  return [...depths]
    .sort(([a], [b]) => a - b)
    .map(([convolutions, some]) => {
      const best = some.toSorted((a, b) => lastAccuracy(b) - lastAccuracy(a))[0]!;
      return {
        convolutions,
        finished: some.length,
        planned: planned.filter(({model}) => depthOf(model.config) === convolutions).length,
        accuracy: spread(some.map(lastAccuracy)),
        best: {model: best.model, accuracy: lastAccuracy(best)},
      };
    });
}

/**
 * The network of the fewest multiply-adds among those whose accuracy lies no further below the highest than `sd`: the
 * one-standard-error rule (Breiman, Friedman, Olshen and Stone 1984), with the standard deviation between seeds as the
 * error of a single training.
 */
export function chooseCheapest(runs: readonly GridRun[], sd: number): string {
  const highest = Math.max(...runs.map(lastAccuracy));
  const near = runs.filter((run) => highest - lastAccuracy(run) <= sd);
  return near.toSorted((a, b) => a.multiplyAdds - b.multiplyAdds)[0]!.model;
}

export function lastAccuracy({accuracies}: Pick<GridRun, 'accuracies'>): number {
  return accuracies.at(-1)!;
}

function depthOf(config: Configuration['model']['config']): number {
  return config.kind === 'convolutional' ? config.filters.length : 0;
}

/** To millionths: images are thousands, and the rest is an error of rounding. */
function round(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
