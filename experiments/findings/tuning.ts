import {type Tuning, tuningSchema} from '../artifacts/schema.ts';
import {tuning as grid} from '../studies/tuning.ts';
import {tuningNoise} from '../studies/tuning-noise.ts';
import {distinctTrials} from './distinct-trials.ts';
import type {Finding} from './finding.ts';
import {describeEpochs, describeLonger} from './grid-curves.ts';
import {weighHyperparameters} from './grid-importance.ts';
import {findNoise} from './grid-noise.ts';
import {rankConfigurations, summarizeDepths, usual} from './grid-ranking.ts';
import {goesOn, gridRun} from './grid-run.ts';
import {replaySearches} from './grid-search.ts';
import {exportGrid} from './grid-table.ts';

/** What the grid of CNNs says: the best, what cannot be told from it, what matters, and what a search would have cost. */
export const tuning: Finding = {
  name: 'tuning',
  purpose: 'none: it reads no images',
  schema: tuningSchema,
  derivedFrom: 'records',
  uses: (trial) => [grid.name, tuningNoise.name].includes(trial.study.name) || goesOn(trial),
  async find({trials}) {
    const of = (name: string) => trials.filter(({study}) => study.name === name);
    const inGrid = of(grid.name);
    const runs = inGrid.map(gridRun);
    const planned = inGrid[0]?.study.configurations ?? grid.configurations;
    const {epochs} = planned[0]!.training;
    const noise = findNoise(of(tuningNoise.name), runs);
    const configurations = rankConfigurations(runs, noise);
    const depths = summarizeDepths(runs, planned);
    const isComplete = runs.length === planned.length;
    const record: Omit<Tuning, 'inputs'> = {
      finished: runs.length,
      planned: planned.length,
      usual,
      configurations,
      depths,
      epochs: describeEpochs(runs),
      longer: describeLonger(distinctTrials(trials.filter(goesOn)), epochs),
      importance: weighHyperparameters(runs, depths, isComplete),
      noise,
      search: replaySearches(runs, noise),
    };
    return {record, files: exportGrid(inGrid, configurations)};
  },
};
