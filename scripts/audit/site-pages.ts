import {globSync, statSync} from 'node:fs';
import path from 'node:path';
import type {Browser} from 'playwright';

/** A built site, served and ready to be looked at. */
export interface OpenSite {
  folder: string; // of the files, without the base path
  base: string; // begins and ends in a slash
  origin: string;
  pages: string[]; // addresses under the origin, base path included
  browser: Browser;
}

/** The addresses of all pages in `folder`, under `base`. */
export function pagesIn(folder: string, base: string): string[] {
  const files = globSync('**/*.html', {cwd: folder});
  return files.map((file) => `${base}${file.replace(/(^|\/)index\.html$/, '$1')}`).sort();
}

/** The file of a page, by its address. */
export function fileAt({folder, base}: Pick<OpenSite, 'folder' | 'base'>, address: string): string {
  const file = decodeURIComponent(address.slice(base.length));
  return path.join(folder, file === '' || file.endsWith('/') ? `${file}index.html` : file);
}

/**
 * The pages that stand for all: each that lies at the top, and of each folder of pages made alike the shortest, the
 * middle and the longest.
 */
export function choosePages(site: Pick<OpenSite, 'folder' | 'base' | 'pages'>): string[] {
  const size = (page: string) => statSync(fileAt(site, page)).size;
  const byKind = Map.groupBy(site.pages, (page) => kindOf(page, site.base));
  return [...byKind].flatMap(([kind, pages]) => {
    if (kind === '') return pages;
    const sorted = pages.toSorted((a, b) => size(a) - size(b));
    return [...new Set([sorted[0]!, sorted[sorted.length >> 1]!, sorted.at(-1)!])];
  });
}

/** The first folder of a page that lies deeper than the others, with those made like it; empty for one at the top. */
function kindOf(page: string, base: string): string {
  const steps = page.slice(base.length).replace(/\/$/, '').split('/');
  return steps.length > 1 ? steps[0]! : '';
}
