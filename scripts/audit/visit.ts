import {AxeBuilder} from '@axe-core/playwright';
import type {BrowserContext, Page} from 'playwright';
import type {OpenSite} from './site-pages.ts';
import {type Weight, weighLoads} from './weigh.ts';

/** What a reader with a browser finds on one page. */
export interface Visit {
  address: string;
  troubles: string[]; // errors, failed requests, requests to other origins, breaches of the content policy
  brokenImages: string[];
  overflow: Record<number, number>; // by width of the window, in pixels; the most, with and without the fonts
  violations: Record<'light' | 'dark', string[]>; // found by axe
  weight: Weight; // of what is loaded before the reader does anything
  words: string; // all text, JavaScript on
  wordsWithoutScript: string;
}

const widths = [320, 360, 412, 768, 1280];
const themes = ['light', 'dark'] as const;
const colourRules = ['color-contrast', 'link-in-text-block'];

/** Opens one page after the other, each once with JavaScript and fonts and once without. */
export async function* visitEach(site: OpenSite, addresses: Iterable<string>): AsyncGenerator<Visit> {
  const bare = await openBare(site); // one for all: a window takes Chromium longer than most pages
  try {
    for (const address of addresses) yield await visit(site, address, bare);
  } finally {
    await bare.context().close();
  }
}

async function visit(site: OpenSite, address: string, bare: Page): Promise<Visit> {
  await bare.goto(site.origin + address);
  const without = {words: await wordsOf(bare), overflow: await overflow(bare)};
  const context = await site.browser.newContext();
  const page = await context.newPage();
  const troubles = await watch(page, site.origin);
  const weigh = weighLoads(page);
  await page.goto(site.origin + address, {waitUntil: 'networkidle'});
  const weight = await weigh();
  await page.waitForFunction(() => {
    dispatchEvent(new Event('scroll')); // later rows come when a reader moves
    return !('inSteps' in document.documentElement.dataset);
  });
  const found = {
    address,
    troubles,
    weight,
    words: await wordsOf(page),
    wordsWithoutScript: without.words,
    brokenImages: await brokenImages(page),
    overflow: await overflow(page, without.overflow),
    violations: await violations(page),
  };
  await context.close();
  return found;
}

/** Opens a page for a moment; what goes wrong meanwhile. */
export async function lookAt(context: BrowserContext, {origin}: OpenSite, address: string): Promise<string[]> {
  const page = await context.newPage();
  const troubles = await watch(page, origin);
  await page.goto(origin + address);
  await page.close();
  return troubles;
}

/** A page without JavaScript and fonts. */
async function openBare({browser}: OpenSite): Promise<Page> {
  const context = await browser.newContext({javaScriptEnabled: false});
  const page = await context.newPage();
  await page.route('**/*.woff2', (route) => route.abort());
  return page;
}

/** Collects what goes wrong while a page is open. */
async function watch(page: Page, origin: string): Promise<string[]> {
  const troubles: string[] = [];
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({effectiveDirective, blockedURI}) =>
      console.error(`against the policy: ${effectiveDirective} ${blockedURI}`),
    );
  });
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

async function overflow(page: Page, least: Visit['overflow'] = {}): Promise<Visit['overflow']> {
  const found: Visit['overflow'] = {};
  for (const width of widths) {
    await page.setViewportSize({width, height: 800});
    const pixels = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    found[width] = Math.max(pixels, least[width] ?? pixels);
  }
  return found;
}

/** Axe, which looks at a page without frames there, and hands over no list of what is well: that takes megabytes. */
export function axeIn(page: Page): AxeBuilder {
  if (page.frames().length > 1) throw new Error(`a frame in ${page.url()}: axe does not look into it`);
  return new AxeBuilder({page}).setLegacyMode().options({resultTypes: ['violations']});
}

async function violations(page: Page): Promise<Visit['violations']> {
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
  });
  const found: Visit['violations'] = {light: [], dark: []};
  for (const colorScheme of themes) {
    await page.emulateMedia({colorScheme});
    const axe = axeIn(page);
    // Nothing but colours differs from theme to theme.
    const result = await (colorScheme === themes[0] ? axe : axe.withRules(colourRules)).analyze();
    found[colorScheme] = result.violations.flatMap(({id, nodes}) =>
      nodes.slice(0, 3).map(({html}) => `${id}: ${html.slice(0, 200)}`),
    );
  }
  return found;
}
