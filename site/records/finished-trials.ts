import type {Group} from '../../experiments/artifacts/schema.ts';

/** The keys of a group's finished trials. */
export function finishedTrials({trials}: Group): string[] {
  return trials.filter(({finished}) => finished).map(({key}) => key);
}
