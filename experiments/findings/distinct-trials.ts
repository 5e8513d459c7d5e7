import type {FinishedTrial} from './finding.ts';

/** Each trial once, a trial of several studies with the first of them. */
export function distinctTrials(trials: readonly FinishedTrial[]): FinishedTrial[] {
  return [...Map.groupBy(trials, ({key}) => key).values()].map(([first]) => first!);
}
