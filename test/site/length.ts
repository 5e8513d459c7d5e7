import {existsSync, readFileSync} from 'node:fs';
import type {Browser} from 'playwright';
import {fileAt, type OpenSite} from '../../scripts/audit/site-pages.ts';
import {chapters} from '../../site/report/chapters.ts';

/** What a reader of a page reads from its top to its end, and the figures there. */
export interface Length {
  words: number;
  figures: number;
}

/** How long each chapter may be; a little more than it was when this was written, so that a tenth more is too much. */
export const limits: Readonly<Record<string, Length>> = {
  '/': {words: 1380, figures: 1},
  '/data-sets/': {words: 620, figures: 3},
  '/what-makes-it-hard/': {words: 1000, figures: 6},
  '/simple-network/': {words: 1030, figures: 3},
  '/convolution/': {words: 1230, figures: 7},
  '/nn-against-cnn/': {words: 770, figures: 2},
  '/what-convolution-is-worth/': {words: 1160, figures: 10},
  '/best-cnn/': {words: 1620, figures: 7},
  '/where-it-fails/': {words: 1285, figures: 9},
  '/keeping-honest/': {words: 1080, figures: 5},
  '/tuning/': {words: 1200, figures: 6},
  '/how-sure/': {words: 1660, figures: 6},
  '/methods/': {words: 890, figures: 0},
  '/reuse/': {words: 700, figures: 0},
};

/** How long a chapter may be that is not among them. */
export const usual: Length = {words: 1000, figures: 6};

/** How long all of them together may be. */
export const whole: Length = {words: 15_000, figures: 60};

/** The lengths of those chapters of a built site that it has, by their paths. */
export async function lengthsIn(site: Pick<OpenSite, 'folder' | 'base' | 'browser'>): Promise<Record<string, Length>> {
  const told = chapters.map(({path}) => path).filter((path) => path !== '/quick-look/');
  const there = [...told, '/reuse/'].filter((path) => existsSync(fileAt(site, site.base + path.slice(1))));
  const lengths = there.map(async (path) => {
    const html = readFileSync(fileAt(site, site.base + path.slice(1)), 'utf8');
    return [path, await lengthOf(html, site.browser)] as const;
  });
  return Object.fromEntries(await Promise.all(lengths));
}

/** What is too long: "/tuning/: 1200 words (at most 1150, says test/site/length.ts)". */
export function tooLong(lengths: Readonly<Record<string, Length>>): string[] {
  const all = Object.values(lengths);
  const sum = (of: keyof Length) => all.reduce((total, length) => total + length[of], 0);
  const together: Length = {words: sum('words'), figures: sum('figures')};
  return [
    ...Object.entries(lengths).flatMap(([path, length]) => beyond(path, length, limits[path] ?? usual)),
    ...beyond('all together', together, whole),
  ];
}

function beyond(name: string, length: Length, limit: Length): string[] {
  return (['words', 'figures'] as const)
    .filter((what) => length[what] > limit[what])
    .map((what) => `${name}: ${length[what]} ${what} (at most ${limit[what]}, says test/site/length.ts)`);
}

/** Counts in a page, which a browser reads. */
export async function lengthOf(html: string, browser: Browser): Promise<Length> {
  const page = await browser.newPage();
  try {
    return await page.evaluate(countIn, html);
  } finally {
    await page.close();
  }
}

/** Counts what stands in the main part; runs in the browser. */
function countIn(html: string): Length {
  const main = new DOMParser().parseFromString(html, 'text/html').querySelector('main')!;
  const figures = main.querySelectorAll('figure.figure').length;
  const besides = 'script, style, svg, table, nav, template, details, dialog, button, select, .figure-notes, .shown';
  for (const element of main.querySelectorAll(besides)) element.remove();
  const texts = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  let words = 0;
  while (texts.nextNode()) {
    const {parentElement: parent, nodeValue: text} = texts.currentNode;
    const isDrawn = parent!.closest('figure') && !parent!.closest('figcaption');
    if (!isDrawn) words += text!.match(/[A-Za-z0-9][\w.,%'’-]*/g)?.length ?? 0;
  }
  return {words, figures};
}
