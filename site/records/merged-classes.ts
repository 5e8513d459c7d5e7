import type {DatasetName} from '../../experiments/artifacts/schema.ts';
import type {Records} from './records.ts';
import {simplest} from './shown-models.ts';
import type {Quote} from './values.ts';

/** What the simplest network would do if the classes with the most mistakes among them counted as one. */
export interface Merged {
  labels: number[];
  before: Quote; // test accuracy
  after: Quote;
}

/** Nothing where it has not been found. */
export function mergedOn({findings}: Pick<Records, 'findings'>, dataset: DatasetName): Merged | undefined {
  const models = findings.classes?.models ?? [];
  const place = models.findIndex((row) => row.dataset === dataset && row.model === simplest);
  const labels = models[place]?.merged?.labels;
  const quote = (when: 'before' | 'after') => ({at: `findings/classes#models.${place}.merged.${when}.accuracy.mean`});
  return labels && {labels, before: quote('before'), after: quote('after')};
}
