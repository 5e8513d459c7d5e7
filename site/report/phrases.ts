import type {Records} from '../records/records.ts';
import {type Quote, text} from '../records/values.ts';

/** A sentence whose numbers are quoted from records. */
export type Phrase = (string | Quote)[];

/** Builds a phrase: say`Accuracy is ${{at: 'headline/...', as: 'percent'}}.` */
export function say(strings: TemplateStringsArray, ...parts: (string | Quote | Phrase)[]): Phrase {
  return strings.flatMap((string, index) => {
    const part = parts[index];
    return part === undefined ? [string] : [string, ...(Array.isArray(part) ? part : [part])];
  });
}

/** Picks the words that a difference bears out; `unknown` while one side is not measured yet. */
export function verdict<Words>(difference: number, words: {above: Words; otherwise: Words; unknown: Words}): Words {
  if (Number.isNaN(difference)) return words.unknown;
  return difference > 0 ? words.above : words.otherwise;
}

/** The phrase as plain text. */
export function plain(records: Records, phrase: Phrase): string {
  return phrase.map((part) => (typeof part === 'string' ? part : text(records, part))).join('');
}
