import type {DatasetName} from '../../experiments/artifacts/schema.ts';
import {descriptionOf} from '../records/datasets.ts';
import type {Records} from '../records/records.ts';
import type {Quote} from '../records/values.ts';
import {type Phrase, say} from './phrases.ts';

/** The answer to a question that was asked beforehand. */
export interface Answered {
  model: string; // the second of the two that were compared
  apart: boolean; // whether their difference is more than chance
  byInterval: boolean; // whether the interval alone says so
  rises: boolean; // whether the second is ahead
  quote: (field: 'difference' | 'low' | 'high') => Quote; // in points
}

/** What a question asked beforehand was answered with on one data set; nothing while it is open. */
export function answerTo({findings}: Records, question: string, dataset: DatasetName): Answered | undefined {
  const contrasts = findings.comparisons?.contrasts ?? [];
  const place = contrasts.findIndex((row) => row.dataset === dataset && row.question === question);
  const {recipes, second} = contrasts[place] ?? {};
  if (!recipes || !second) return undefined;
  return {
    model: second.model,
    apart: recipes.apart,
    byInterval: recipes.low > 0 || recipes.high < 0,
    rises: recipes.difference > 0,
    quote: (field) => ({at: `findings/comparisons#contrasts.${place}.recipes.${field}`, as: 'points', digits: 2}),
  };
}

const unconfirmed =
  'the interval leaves out 0, but the stricter test, which allows for so few seeds and so many questions, cannot confirm it.';

/** The answer in a sentence, with a space behind it. */
export function verdictOn(records: Records, question: string, dataset: DatasetName): Phrase | undefined {
  const answer = answerTo(records, question, dataset);
  if (!answer) return undefined;
  const {apart, byInterval, rises, quote} = answer;
  const words = apart ? 'that is more than chance.' : byInterval ? unconfirmed : 'that may be chance.';
  return say`On ${descriptionOf(records, dataset).title} accuracy ${rises ? 'rises' : 'changes'} by ${quote('difference')} points (${quote('low')} to ${quote('high')}): ${words} `;
}
