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

/** "28,394", or "28,394 or 56,486" where what is quoted differs, as a network's size between data sets of other images. */
export function either(records: Records, quotes: readonly Quote[]): Phrase {
  const distinct = new Map(quotes.map((quote) => [text(records, quote), quote]));
  return [...distinct.values()].flatMap((quote, place) => (place > 0 ? [' or ', quote] : [quote]));
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
