import {statSync} from 'node:fs';
import {AxeBuilder} from '@axe-core/playwright';
import type {Page} from 'playwright';
import {type BuiltSite, fileAt} from './built-site.ts';

/** What a reader with a browser finds on one page. */
export interface Visit {
  address: string;
  troubles: string[]; // errors, failed requests, requests to other origins
  brokenImages: string[];
  overflow: Record<number, number>; // by width of the window, in pixels
  violations: Record<'light' | 'dark', string[]>; // found by axe
  words: string; // all text, JavaScript on
  wordsWithoutScript: string;
}

const widths = [360, 1280];
const themes = ['light', 'dark'] as const;

/**
 * Opens every page, once with JavaScript and once without; of each kind of pages that are made alike, the smallest, the
 * middle and the largest.
 */
export async function visitPages({browser, origin, pages, folder}: BuiltSite): Promise<Visit[]> {
  const [plain, scripted] = [await browser.newContext({javaScriptEnabled: false}), await browser.newContext()];
  const visits: Visit[] = [];
  for (const address of chosenPages(pages, (page) => sizeOf(folder, page))) {
    const still = await plain.newPage();
    await still.goto(origin + address);
    const wordsWithoutScript = await wordsOf(still);
    await still.close();

    const page = await scripted.newPage();
    const troubles = watch(page, origin);
    await page.goto(origin + address, {waitUntil: 'networkidle'});
    visits.push({
      address,
      troubles,
      words: await wordsOf(page),
      wordsWithoutScript,
      brokenImages: await brokenImages(page),
      overflow: await overflow(page),
      violations: await violations(page),
    });
    await page.close();
  }
  await Promise.all([plain.close(), scripted.close()]);
  return visits;
}

/** All pages but those that are made alike, and of each kind of these three. */
export function chosenPages(pages: string[], sizeOf: (page: string) => number): string[] {
  const kinds = Map.groupBy(pages, (page) => page.match(/\/(runs|hard-images|confusions)\/./)?.[1]);
  return [...kinds].flatMap(([kind, alike]) => {
    if (!kind) return alike;
    const sorted = alike.toSorted((a, b) => sizeOf(a) - sizeOf(b));
    return [...new Set([sorted[0]!, sorted[sorted.length >> 1]!, sorted.at(-1)!])];
  });
}

function sizeOf(folder: string, page: string): number {
  return statSync(fileAt(folder, page)).size;
}

/** Collects what goes wrong while a page is open. */
function watch(page: Page, origin: string): string[] {
  const troubles: string[] = [];
  page.on('console', (message) => message.type() === 'error' && troubles.push(message.text()));
  page.on('pageerror', (error) => troubles.push(String(error)));
  page.on('requestfailed', (request) => troubles.push(`failed: ${request.url()}`));
  page.on('response', (answer) => answer.status() >= 400 && troubles.push(`${answer.status()}: ${answer.url()}`));
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(origin) && !url.startsWith('data:')) troubles.push(`elsewhere: ${url}`);
  });
  return troubles;
}

/** All text but the button that only a script can serve. */
async function wordsOf(page: Page): Promise<string> {
  const text = await page.locator('body').textContent();
  return text!.replace(/\s+/g, ' ').replace('Dark theme', '');
}

function brokenImages(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const images = [...document.images].filter((image) => image.naturalWidth === 0).map((image) => image.src);
    const tiles = [...new Set([...document.querySelectorAll('svg image')].map((image) => image.getAttribute('href')!))];
    const decoded = await Promise.allSettled(
      tiles.map(async (href) => createImageBitmap(await (await fetch(href)).blob())),
    );
    return [...images, ...tiles.filter((_, index) => decoded[index]!.status === 'rejected')];
  });
}

async function overflow(page: Page): Promise<Record<number, number>> {
  const found: Record<number, number> = {};
  for (const width of widths) {
    await page.setViewportSize({width, height: 800});
    found[width] = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  }
  return found;
}

async function violations(page: Page): Promise<Visit['violations']> {
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
  });
  const found: Visit['violations'] = {light: [], dark: []};
  for (const colorScheme of themes) {
    await page.emulateMedia({colorScheme});
    const result = await new AxeBuilder({page}).analyze();
    found[colorScheme] = result.violations.flatMap(({id, nodes}) =>
      nodes.slice(0, 3).map(({html}) => `${id}: ${html.slice(0, 200)}`),
    );
  }
  return found;
}
