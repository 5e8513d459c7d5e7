import {glossary, type Term} from './terms.ts';

/** Where a term stands on the glossary page. */
export function termId({name}: Term): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

/** Where a term is explained, on the page of a chapter. */
export function explanationId(term: Term): string {
  return `explains-${termId(term)}`;
}

const byForm = new Map(
  glossary.flatMap((term) => [term.name, ...(term.forms ?? [])].map((form) => [form.toLowerCase(), term] as const)),
);

// the longest first, so that "response map" is not taken for "response"
const alternatives = [...byForm].filter(([, {everyday}]) => !everyday).map(([form]) => form);
alternatives.sort((a, b) => b.length - a.length);
const pattern = new RegExp(`(?<![\\w-])(?:${alternatives.join('|')})(?![\\w-])`, 'gi');

/** The term for a word or phrase, in any of its forms. */
export function termFor(words: string): Term | undefined {
  return byForm.get(words.trim().toLowerCase());
}

/** A text cut into plain parts and terms. */
export function findTerms(text: string): {words: string; term?: Term}[] {
  const parts: {words: string; term?: Term}[] = [];
  let end = 0;
  for (const match of text.matchAll(pattern)) {
    if (match.index > end) parts.push({words: text.slice(end, match.index)});
    parts.push({words: match[0], term: termFor(match[0])!});
    end = match.index + match[0].length;
  }
  if (end < text.length) parts.push({words: text.slice(end)});
  return parts;
}
