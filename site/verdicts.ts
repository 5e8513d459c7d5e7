import type {DatasetName} from '../experiments/artifacts/schema.ts';
import {type Phrase, say} from './phrases.ts';
import type {Records} from './records.ts';
import type {Quote} from './values.ts';

/** What a question asked beforehand was answered with on one data set; nothing while it is open. Ends with a space. */
export function verdictOn({findings, datasets}: Records, question: string, dataset: DatasetName): Phrase | undefined {
  const contrasts = findings.comparisons?.contrasts ?? [];
  const place = contrasts.findIndex((row) => row.dataset === dataset && row.question === question);
  const recipes = contrasts[place]?.recipes;
  if (!recipes) return undefined;
  const at = (field: string): Quote => ({
    at: `findings/comparisons#contrasts.${place}.recipes.${field}`,
    as: 'points',
    digits: 2,
  });
  const words = recipes.apart ? 'that is more than chance.' : 'that may be chance.';
  return say`On ${datasets[dataset].title} accuracy changes by ${at('difference')} points (${at('low')} to ${at('high')}): ${words} `;
}
