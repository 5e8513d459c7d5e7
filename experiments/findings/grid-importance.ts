import {type Grid, importance} from '../analysis/statistics/importance.ts';
import type {Tuning} from '../artifacts/schema.ts';
import {randomGenerator} from '../random.ts';
import {lastAccuracy} from './grid-ranking.ts';
import type {GridRun} from './grid-run.ts';

/** A grid of which all configurations have finished, and what its hyperparameters are called. */
interface NamedGrid extends Grid {
  convolutions: number | null; // null: any
  names: string[];
}

/** How much each hyperparameter matters at each depth, then over all depths, beside one that is drawn by lot. */
export function weighHyperparameters(
  runs: readonly GridRun[],
  depths: Tuning['depths'],
  isComplete: boolean,
): Tuning['importance'] {
  const complete = depths.filter(({finished, planned}) => finished === planned).map(({convolutions}) => convolutions);
  const grids = complete.map((depth) => gridOf(runs, depth)).filter(tellsEnough);
  const all = isComplete ? [gridOfAll(runs)].filter(tellsEnough) : [];
  return [...weigh(grids), ...weigh(all)];
}

function weigh(grids: readonly NamedGrid[]): Tuning['importance'] {
  if (grids.length === 0) return [];
  const random = randomGenerator('importance', grids.map(({names}) => names).join());
  const withDummy = grids.map(({levels, values}) => ({
    levels: levels.map((row) => [...row, random() < 0.5 ? 0 : 1]),
    values,
  }));
  const found = importance(grids, random);
  const dummies = importance(withDummy, random).map(({hyperparameters}) => hyperparameters.at(-1)!);
  return grids.map(({convolutions, names}, place) => {
    const {explained, hyperparameters} = found[place]!;
    return {
      convolutions,
      explained,
      hyperparameters: hyperparameters.map((share, each) => ({name: names[each]!, ...share})),
      dummy: dummies[place]!,
    };
  });
}

function gridOf(runs: readonly GridRun[], convolutions: number): NamedGrid {
  const some = runs.filter(({filters}) => filters.length === convolutions);
  const filters = Array.from({length: convolutions}, (_, layer) => `filters ${layer + 1}`);
  return {
    convolutions,
    names: [...filters, 'dense units'],
    levels: some.map((run) => [...run.filters, run.denseUnits]),
    values: some.map(lastAccuracy),
  };
}

function gridOfAll(runs: readonly GridRun[]): NamedGrid {
  return {
    convolutions: null,
    names: ['convolutions', 'filters 1', 'dense units'],
    levels: runs.map(({filters, denseUnits}) => [filters.length, filters[0]!, denseUnits]),
    values: runs.map(lastAccuracy),
  };
}

/** Whether something is left to compare with when each level, and a dummy, has had its effect. */
function tellsEnough({levels, values}: Grid): boolean {
  const effects = (levels[0] ?? []).map((_, place) => new Set(levels.map((row) => row[place])).size - 1);
  return values.length > effects.reduce((sum, count) => sum + count, 2) && new Set(values).size > 1;
}
