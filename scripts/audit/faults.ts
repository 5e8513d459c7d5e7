import {existsSync, readFileSync, statSync} from 'node:fs';
import {gzipSync} from 'node:zlib';
import {goals} from './goals.ts';
import {fileAt, type OpenSite} from './site-pages.ts';

type Site = Pick<OpenSite, 'folder' | 'base' | 'pages'>;

/** What is wrong with the pages as files: links that lead nowhere, ids given twice, words to other origins, too long. */
export function findFaults(site: Site): string[] {
  const read = remember((page: string) => readFileSync(fileAt(site, page), 'utf8'));
  const ids = remember((page: string) => idsOf(read(page)));
  return site.pages.flatMap((page) => {
    const html = read(page);
    return [
      ...twice(ids(page)).map((id) => `${page}: id ${id} twice`),
      ...linksOf(html).flatMap((href) => (resolves(site, page, href, ids) ? [] : [`${page}: ${href} leads nowhere`])),
      ...loadedBy(html).flatMap((source) => (isElsewhere(source) ? [`${page}: loads ${source}`] : [])),
      ...tooLong(site, page, html),
    ];
  });
}

/** Whether `href`, written on `page`, leads to a page or file of the site that exists, fragment included, or outside. */
function resolves(site: Site, page: string, href: string, ids: (page: string) => string[]): boolean {
  const url = new URL(href, `https://here${page}`);
  if (url.host !== 'here') return url.protocol.startsWith('http');
  if (!url.pathname.startsWith(site.base) || !existsSync(fileAt(site, url.pathname))) return false;
  return url.hash === '' || ids(url.pathname).includes(decodeURIComponent(url.hash.slice(1)));
}

/** A page that weighs too much with the fonts and scripts that its head asks for. */
function tooLong(site: Site, page: string, html: string): string[] {
  const sizes = headFilesOf(html).map((file) => statSync(fileAt(site, file)).size);
  const weight = (gzipSync(html).length + sizes.reduce((sum, size) => sum + size, 0)) / 1000;
  return weight > goals.weight ? [`${page}: ${weight.toFixed(0)} kB with its fonts and scripts`] : [];
}

function headFilesOf(html: string): string[] {
  const tags = html.match(/<link\b[^>]*\srel="preload"[^>]*>|<script\b[^>]*\ssrc=[^>]*>/g) ?? [];
  return tags.map((tag) => tag.match(/\s(?:href|src)="([^"]*)"/)![1]!);
}

/** The addresses of what a page loads by itself. */
function loadedBy(html: string): string[] {
  const sources = [...html.matchAll(/<(?:img|script|source|iframe|video|audio|embed)\b[^>]*\ssrc(?:set)?="([^"]*)"/g)];
  const links = [...html.matchAll(/<link\b(?![^>]*rel="(?:canonical|alternate)")[^>]*\shref="([^"]*)"/g)];
  const styles = [...html.matchAll(/url\((?:&quot;|["'])?([^)"'&]*)/g)];
  return [...sources, ...links, ...styles].map(([, source]) => source!);
}

function isElsewhere(source: string): boolean {
  return /^(?:[a-z]+:)?\/\//i.test(source);
}

function linksOf(html: string): string[] {
  return [...html.matchAll(/<a\b[^>]*\shref="([^"]*)"/g)].map(([, href]) => href!.replaceAll('&amp;', '&'));
}

function idsOf(html: string): string[] {
  return [...html.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id!);
}

function twice(ids: string[]): string[] {
  return ids.filter((id, place) => ids.indexOf(id) !== place);
}

function remember<Value>(make: (key: string) => Value): (key: string) => Value {
  const made = new Map<string, Value>();
  return (key) => {
    if (!made.has(key)) made.set(key, make(key));
    return made.get(key)!;
  };
}
