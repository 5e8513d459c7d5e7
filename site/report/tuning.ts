import type {SearchMethod, Tuning} from '../../experiments/artifacts/schema.ts';
import {noteOf} from '../charts/notes.ts';
import {counted, write} from '../format/numbers.ts';
import type {Compared} from '../records/compared.ts';
import type {Records} from '../records/records.ts';
import type {Quote} from '../records/values.ts';
import {subject} from './sets.ts';

export type Candidate = Tuning['configurations'][number];

/** What was found of the grid; none while no network of it has finished. */
export function gridOf({findings}: Pick<Records, 'findings'>): Tuning | undefined {
  return findings.tuning?.configurations.length ? findings.tuning : undefined;
}

/** The networks of the grid as they stand beside each other, one seed each. */
export function gridCompared(candidates: readonly Candidate[]): Compared[] {
  return candidates.map(({model}) => ({dataset: subject, model, study: 'tuning'}));
}

/** A number of the finding. */
export function found(field: string, as: Quote['as'] = 'count', digits?: number): Quote {
  return {at: `findings/tuning#${field}`, as, digits};
}

/** What a network of the grid is called: "64-64, dense 128". */
export function candidateName({filters, denseUnits}: Pick<Candidate, 'filters' | 'denseUnits'>): string {
  return `${filters.join('-')}, dense ${denseUnits}`;
}

/** Its name, then how well it did, in the grid of one seed. */
export function candidateNote(candidate: Candidate): string {
  const place = `place ${candidate.rank}, ${counted(candidate.parameters, 'parameter')}`;
  return noteOf(candidateName(candidate), `${write(candidate.last.accuracy, 'percent', 2)}, one seed, ${place}`);
}

/** Whether it lies further below the highest than chance would explain, in words. */
export function behindHighest({rank, tied}: Pick<Candidate, 'rank' | 'tied'>): string {
  if (rank === 1) return 'is the highest';
  if (tied === null) return 'not yet known';
  return tied ? 'no' : 'yes';
}

/** The networks with the highest accuracy after the last epoch: one, or equals. */
export function leaders({configurations}: Tuning): Candidate[] {
  return configurations.filter(({rank}) => rank === 1);
}

/** The network before tuning, if it has finished. */
export function usualIn({configurations, usual}: Tuning): Candidate | undefined {
  return configurations.find(({model}) => model === usual);
}

/** How many networks lead before one without the widest dense layer comes. */
export function widestLead({configurations}: Pick<Tuning, 'configurations'>): {count: number; denseUnits: number} {
  const ranked = configurations.toSorted((a, b) => a.rank - b.rank);
  const denseUnits = Math.max(...configurations.map((each) => each.denseUnits));
  const first = ranked.findIndex((each) => each.denseUnits < denseUnits);
  return {count: first < 0 ? ranked.length : first, denseUnits};
}

const depths = ['no convolution', 'one convolution', 'two convolutions', 'three convolutions'];

/** "two convolutions". */
export function depthName(convolutions: number): string {
  return depths[convolutions] ?? counted(convolutions, 'convolution');
}

/** What a search method is called. */
export function methodName(method: SearchMethod): string {
  switch (method.kind) {
    case 'random':
      return 'Random';
    case 'successive-halving':
      return 'Successive halving';
    case 'asha':
      return 'ASHA';
    case 'hyperband':
      return 'Hyperband';
    case 'first-look':
      return method.epochs === 1 ? 'One epoch first' : `${method.epochs} epochs first`;
  }
}
