import {ledgerSchema} from '../artifacts/schema.ts';
import type {Finding, FinishedTrial} from './finding.ts';

/** What all the computing cost, study by study. A trial of two studies counts in the first. */
export const ledger: Finding = {
  name: 'ledger',
  purpose: 'none: it reads no images',
  schema: ledgerSchema,
  derivedFrom: 'records',
  tellsRuns: true,
  uses: () => true,
  async find({trials, planned}) {
    const first = trials.filter(({key}, place) => trials.findIndex((other) => other.key === key) === place);
    const names = new Set(first.map(({study}) => study.name));
    const studies = [...names].map((name) => ({name, ...cost(first.filter(({study}) => study.name === name))}));
    return {record: {finished: first.length, planned, studies, total: cost(first)}};
  },
};

function cost(trials: readonly FinishedTrial[]) {
  const sum = (value: (trial: FinishedTrial) => number) => trials.reduce((total, trial) => total + value(trial), 0);
  return {
    trials: trials.length,
    operations: sum(({result}) => result.trainingOperations),
    seconds: Math.round(sum(({run}) => run.processorSeconds ?? run.seconds)),
    interruptions: sum(({run}) => run.interruptions.length),
  };
}
