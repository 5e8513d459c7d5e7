import {sumOf} from '../analysis/statistics/sums.ts';
import {ledgerSchema} from '../artifacts/schema.ts';
import {networkSearch} from '../studies/network-search.ts';
import {recipeSearch} from '../studies/recipe-search.ts';
import {distinctTrials} from './distinct-trials.ts';
import type {Finding, FinishedTrial} from './finding.ts';

/** What all the computing cost, study by study, search by search. A trial of two studies counts in the first. */
export const ledger: Finding = {
  name: 'ledger',
  purpose: 'none: it reads no images',
  schema: ledgerSchema,
  derivedFrom: 'records',
  tellsRuns: true,
  searches: [recipeSearch.name, networkSearch.name],
  uses: () => true,
  async find({trials, planned, searches = {}}) {
    const first = distinctTrials(trials);
    const names = new Set(first.map(({study}) => study.name));
    const studies = [...names].map((name) => ({name, ...cost(first.filter(({study}) => study.name === name))}));
    const searched = Object.values(searches).map(({name, candidates}) => ({
      ...{name, trials: candidates.length},
      operations: sumOf(candidates, ({operations}) => operations),
    }));
    const inStudies = cost(first);
    const total = {
      ...inStudies,
      trials: inStudies.trials + sumOf(searched, ({trials}) => trials),
      operations: inStudies.operations + sumOf(searched, ({operations}) => operations),
    };
    return {record: {finished: first.length, planned, studies, searches: searched, total}};
  },
};

function cost(trials: readonly FinishedTrial[]) {
  return {
    trials: trials.length,
    operations: sumOf(trials, ({result}) => result.trainingOperations),
    seconds: Math.round(sumOf(trials, ({run}) => run.processorSeconds ?? run.seconds)),
    interruptions: sumOf(trials, ({run}) => run.interruptions.length),
  };
}
