import {Cite} from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-csl';

/** A work of others, as the report writes it. */
export interface Work {
  id: string; // its key in the BibTeX file
  label: string; // "Xiao et al., 2017"
  html: string; // the whole reference, with its address as a link
  text: string; // the same without markup
}

/** Formats all works of a BibTeX file in APA style, in the order of the list. Slow: two seconds, whatever the number. */
export function formatWorks(bibtex: string): Work[] {
  const cite = new Cite(bibtex);
  const entries = cite.format('bibliography', {
    format: 'html',
    template: 'apa',
    asEntryArray: true,
  }) as unknown as [string, string][];
  return entries.map(([id, entry]) => {
    const html = entry.replace(/^\s*<div[^>]*>|<\/div>\s*$/g, '').trim();
    const named = {entry: [id], template: 'apa', citationsPre: [], citationsPost: []}; // the types omit the template
    const label = cite.format('citation', named) as string;
    return {id, label: label.replace(/^\(|\)$/g, ''), html: linked(html), text: plain(html)};
  });
}

function linked(html: string): string {
  return html.replace(/https:\/\/[^\s<]+/g, (address) => `<a href="${address}">${address.replace('https://', '')}</a>`);
}

function plain(html: string): string {
  return html.replace(/<[^>]*>/g, '').replaceAll('&#38;', '&');
}
