import assert from 'node:assert/strict';
import {existsSync, readFileSync} from 'node:fs';
import {after, before, describe, test} from 'node:test';
import {chapters} from '../../site/chapters.ts';
import {type Format, write} from '../../site/numbers.ts';
import {type BuiltSite, basePath, buildSite, fileAt, whyNoBrowser} from './built-site.ts';
import {recorded} from './recorded.ts';
import {type Visit, visitPages} from './visit.ts';

const missing = whyNoBrowser();
if (missing && process.env.CI === 'true') throw new Error(missing);

describe('the built site', {skip: missing ?? false}, () => {
  let site: BuiltSite;
  let visits: Visit[];

  before(async () => {
    site = await buildSite();
    visits = await visitPages(site);
  });
  after(() => site?.close());

  test('has every chapter, a page for each trial and a page for wrong addresses', () => {
    for (const {path: chapter} of [...chapters, {path: '/404.html'}])
      assert.ok(site.pages.includes(basePath + chapter.slice(1)), chapter);
    assert.ok(site.pages.some((page) => page.startsWith(`${basePath}runs/`)));
  });

  test('opens each page without an error, a failed request or a word to another origin', () => {
    for (const {address, troubles} of visits) assert.deepEqual(troubles, [], address);
  });

  test('loads every image', () => {
    for (const {address, brokenImages} of visits) assert.deepEqual(brokenImages, [], address);
  });

  test('fits into 360 and 1280 pixels', () => {
    for (const {address, overflow} of visits) assert.deepEqual(overflow, {360: 0, 1280: 0}, address);
  });

  test('has no violation that axe finds, in either theme', () => {
    for (const {address, violations} of visits) assert.deepEqual(violations, {light: [], dark: []}, address);
  });

  test('says the same with JavaScript off', () => {
    for (const {address, words, wordsWithoutScript} of visits) assert.equal(wordsWithoutScript, words, address);
  });

  test('keeps the theme that the reader chose', async () => {
    const page = await site.browser.newPage({colorScheme: 'light'});
    await page.goto(site.origin + basePath);
    await page.getByRole('button', {name: 'Dark theme'}).click();
    await page.goto(`${site.origin}${basePath}methods/`);
    assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), 'dark');
    await page.close();
  });

  const unopened = existsSync('artifacts/findings/inside/record.json') ? false : 'no network has been looked into yet';
  test('opens a network when the reader asks for it, within the content policy', {skip: unopened}, async () => {
    const page = await site.browser.newPage();
    const troubles: string[] = [];
    page.on('console', (message) => message.type() === 'error' && troubles.push(message.text()));
    await page.goto(`${site.origin}${basePath}convolution/`);
    await page.getByRole('button', {name: 'Take a network apart yourself'}).click();
    await page.getByRole('slider', {name: 'Window on the input'}).waitFor();
    await page.waitForFunction(() => location.search.includes('network='));
    assert.deepEqual(troubles, []);
    await page.close();
  });

  test('links only to what exists, fragments included, and repeats no id', () => {
    const faults = site.pages.flatMap((page) => {
      const html = htmlAt(site, page);
      const ids = idsOf(html);
      const repeated = ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `${page}: id ${id} twice`);
      const hrefs = [...html.matchAll(/<a\b[^>]*\shref="([^"]*)"/g)].map(([, href]) => href!);
      return [...repeated, ...hrefs.filter((href) => !resolves(site, page, href)).map((href) => `${page}: ${href}`)];
    });
    assert.deepEqual(faults, []);
  });

  test('shows numbers that equal the records', () => {
    let count = 0;
    for (const page of site.pages) {
      for (const {at, minus, value, shown, as} of valuesOf(htmlAt(site, page))) {
        const expected = minus
          ? (recorded(at) as number) - (recorded(minus) as number)
          : (recorded(at) as number | null);
        assert.equal(value, expected === null ? undefined : String(expected), `${page}: ${at}`);
        if (typeof expected === 'number') assert.equal(shown, write(expected, as, digitsOf(shown)), `${page}: ${at}`);
        count += 1;
      }
    }
    assert.ok(count > 100, `expected more than 100 numbers, got ${count}`);
  });
});

function htmlAt({folder}: BuiltSite, address: string): string {
  return readFileSync(fileAt(folder, address), 'utf8');
}

function idsOf(html: string): string[] {
  return [...html.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id!);
}

function resolves(site: BuiltSite, page: string, href: string): boolean {
  const url = new URL(href, `https://here${page}`);
  if (url.host !== 'here') return url.protocol.startsWith('http');
  if (!url.pathname.startsWith(basePath) || !existsSync(fileAt(site.folder, url.pathname))) return false;
  return url.hash === '' || idsOf(htmlAt(site, url.pathname)).includes(url.hash.slice(1));
}

function valuesOf(html: string) {
  return [...html.matchAll(/<a class="value"([^>]*)>([^<]*)<\/a>/g)].map(([, attributes, shown]) => {
    const attribute = (name: string) => attributes!.match(new RegExp(`${name}="([^"]*)"`))?.[1];
    return {
      at: attribute('data-at')!,
      minus: attribute('data-minus'),
      value: attribute('data-value'),
      as: attribute('data-as') as Format,
      shown: shown!,
    };
  });
}

function digitsOf(shown: string): number {
  return shown.match(/\.(\d+)/)?.[1]?.length ?? 0;
}
