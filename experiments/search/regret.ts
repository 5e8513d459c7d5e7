import type {SearchMethod} from '../artifacts/schema.ts';
import {startSearch} from './index.ts';
import {type Choice, replay, type TrainingRecord} from './replay.ts';

/** How searches do that may spend so much: how much worse their choices are in the end than the best of all. */
export interface RegretPoint {
  operations: number;
  finished: number; // with those that would train the choice to the end, mean over the seeds
  regret: {mean: number; low: number; high: number}; // over the seeds; low and high leave out a tenth each
  best: number; // share of the seeds that choose the best of all
  tied: number; // share of the seeds that choose one of those that count as good as the best
}

interface Replays {
  budgets: readonly number[]; // operations
  seeds: number; // how many times the search is run
  isTied: (candidate: number) => boolean; // whether a candidate counts as good as the best
}

/** Replays a search many times, with seeds of 1 ..., and tells what it would have chosen for each budget. */
export function measureRegret(
  method: SearchMethod,
  record: TrainingRecord,
  {budgets, seeds, isTied}: Replays,
): RegretPoint[] {
  const final = record.scores.map((scores) => scores.at(-1)!);
  const top = Math.max(...final);
  const runs = Array.from({length: seeds}, (_, place) => {
    const pool = {candidates: final.length, epochs: record.scores[0]!.length, seed: place + 1};
    return replay(startSearch(method, pool), record);
  });
  return budgets.map((operations) => {
    const chosen = runs.map((choices) => choiceAt(choices, operations));
    const regrets = chosen.map(({candidate}) => top - final[candidate]!).sort((a, b) => a - b);
    return {
      operations,
      finished: Math.round(operations + mean(chosen.map(({rest}) => rest))),
      regret: {mean: mean(regrets), low: quantile(regrets, 0.1), high: quantile(regrets, 0.9)},
      best: mean(regrets.map((regret) => Number(regret === 0))),
      tied: mean(chosen.map(({candidate}) => Number(isTied(candidate)))),
    };
  });
}

/** What had been chosen last when so much was spent. */
function choiceAt(choices: readonly Choice[], operations: number): Choice {
  return choices.findLast((choice) => choice.operations <= operations)!;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The smallest value that this share of the values, sorted, does not exceed. */
function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]!;
}
