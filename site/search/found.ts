import type {Definition} from './definitions.ts';
import type {FoundPage} from './pagefind.ts';

const shownSections = 3; // of one page

/** What was found on one page: its title, its kind, and the sections that say it. */
export function drawFound({url, meta, excerpt, filters, sub_results}: FoundPage): HTMLLIElement {
  const sections = sub_results.filter((section) => section.url !== url).slice(0, shownSections);
  const item = document.createElement('li');
  item.append(linkTo(url, meta.title ?? url), kindLabel(filters.kind?.[0]));
  if (sections.length === 0) item.append(passage(excerpt));
  else {
    const list = document.createElement('ul');
    for (const section of sections) {
      const entry = document.createElement('li');
      entry.append(linkTo(section.url, section.title), passage(section.excerpt));
      list.append(entry);
    }
    item.append(list);
  }
  return item;
}

/** What a term means, and where the glossary says it. */
export function drawDefinition({names: [name], text, url}: Definition): HTMLElement[] {
  const term = document.createElement('dt');
  term.append(linkTo(url, name!));
  const meaning = document.createElement('dd');
  meaning.textContent = text;
  return [term, meaning];
}

function linkTo(href: string, text: string): HTMLAnchorElement {
  const link = document.createElement('a');
  link.href = href;
  link.textContent = text;
  return link;
}

function kindLabel(kind = ''): HTMLElement {
  const label = document.createElement('small');
  label.textContent = kind;
  return label;
}

function passage(html: string): HTMLParagraphElement {
  const paragraph = document.createElement('p');
  paragraph.innerHTML = html; // from our own pages, with <mark> added and all else escaped
  return paragraph;
}
