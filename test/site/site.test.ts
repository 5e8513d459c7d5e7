import assert from 'node:assert/strict';
import {existsSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {after, before, describe, test} from 'node:test';
import {AxeBuilder} from '@axe-core/playwright';
import type {BrowserContext, Page} from 'playwright';
import {type Format, write} from '../../site/numbers.ts';
import {type BuiltSite, basePath, buildSite, whyNoBrowser} from './built-site.ts';
import {recorded} from './recorded.ts';

const missing = whyNoBrowser();
if (missing && process.env.CI === 'true') throw new Error(missing);

describe('the built site', {skip: missing ?? false}, () => {
  let site: BuiltSite;

  before(async () => {
    site = await buildSite();
  });
  after(() => site?.close());

  test('has every chapter, a page for each trial and a page for wrong addresses', () => {
    const chapters = ['', 'data-sets/', 'simple-network/', 'why-clothes-are-harder/', 'methods/', '404.html'];
    for (const chapter of chapters) assert.ok(site.pages.includes(basePath + chapter), chapter);
    assert.ok(site.pages.some((page) => page.startsWith(`${basePath}runs/`)));
  });

  test('opens each page without an error, a failed request or a word to another origin', async () => {
    await eachPage(site, {}, async (page, address) => {
      const troubles = watch(page, site.origin);
      await page.goto(site.origin + address, {waitUntil: 'networkidle'});
      assert.deepEqual(troubles, [], address);
    });
  });

  test('loads every image', async () => {
    await eachPage(site, {}, async (page, address) => {
      await page.goto(site.origin + address, {waitUntil: 'networkidle'});
      const broken = await page.evaluate(async () => {
        const shown = [...document.images].filter((image) => image.naturalWidth === 0).map((image) => image.src);
        const drawn = [
          ...new Set([...document.querySelectorAll('svg image')].map((image) => image.getAttribute('href')!)),
        ];
        const sizes = await Promise.all(
          drawn.map((href) =>
            fetch(href)
              .then((answer) => answer.blob())
              .then(createImageBitmap),
          ),
        );
        return [...shown, ...drawn.filter((_, index) => sizes[index]!.width === 0)];
      });
      assert.deepEqual(broken, [], address);
    });
  });

  for (const width of [360, 1280]) {
    test(`fits into ${width} pixels`, async () => {
      await eachPage(site, {viewport: {width, height: 800}}, async (page, address) => {
        await page.goto(site.origin + address);
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width, address);
      });
    });
  }

  for (const colorScheme of ['light', 'dark'] as const) {
    test(`has no violation that axe finds, ${colorScheme} theme`, async () => {
      const [firstRun] = site.pages.filter((page) => page.includes('/runs/'));
      const addresses = site.pages.filter((page) => !page.includes('/runs/') || page === firstRun);
      await eachPage(
        site,
        {colorScheme},
        async (page, address) => {
          await page.goto(site.origin + address, {waitUntil: 'networkidle'});
          await page.evaluate(() => {
            for (const details of document.querySelectorAll('details')) details.open = true;
          });
          const {violations} = await new AxeBuilder({page}).analyze();
          const found = violations.flatMap(({id, nodes}) =>
            nodes.slice(0, 3).map(({html}) => `${id}: ${html.slice(0, 200)}`),
          );
          assert.deepEqual(found, [], address);
        },
        addresses,
      );
    });
  }

  test('says the same with JavaScript off', async () => {
    const words = async (javaScriptEnabled: boolean) => {
      const texts: Record<string, string> = {};
      await eachPage(site, {javaScriptEnabled}, async (page, address) => {
        await page.goto(site.origin + address);
        texts[address] = await page.locator('body').innerText();
      });
      return texts;
    };
    const withoutToggle = (texts: Record<string, string>) =>
      Object.fromEntries(
        Object.entries(texts).map(([address, text]) => [
          address,
          text.replace(/^Dark theme\n+/m, '').replace(/\n+/g, '\n'),
        ]),
      );
    assert.deepEqual(withoutToggle(await words(false)), withoutToggle(await words(true)));
  });

  test('keeps the theme that the reader chose', async () => {
    const page = await site.browser.newPage({colorScheme: 'light'});
    await page.goto(site.origin + basePath);
    await page.getByRole('button', {name: 'Dark theme'}).click();
    await page.goto(`${site.origin}${basePath}methods/`);
    assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), 'dark');
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

/** Calls `visit` with each address in one page of a fresh context. */
async function eachPage(
  {browser, pages}: BuiltSite,
  options: Parameters<BuiltSite['browser']['newContext']>[0],
  visit: (page: Page, address: string) => Promise<void>,
  addresses = pages,
): Promise<void> {
  const context: BrowserContext = await browser.newContext(options);
  for (const address of addresses) {
    const page = await context.newPage();
    await visit(page, address);
    await page.close();
  }
  await context.close();
}

/** Collects what goes wrong while a page is open. */
function watch(page: Page, origin: string): string[] {
  const troubles: string[] = [];
  page.on('console', (message) => message.type() === 'error' && troubles.push(message.text()));
  page.on('pageerror', (error) => troubles.push(String(error)));
  page.on('requestfailed', (request) => troubles.push(`failed: ${request.url()}`));
  page.on('response', (answer) => answer.status() >= 400 && troubles.push(`${answer.status()}: ${answer.url()}`));
  page.on('request', (request) => {
    if (!request.url().startsWith(origin) && !request.url().startsWith('data:'))
      troubles.push(`elsewhere: ${request.url()}`);
  });
  return troubles;
}

function htmlAt({folder}: BuiltSite, address: string): string {
  return readFileSync(fileAt(folder, address), 'utf8');
}

function fileAt(folder: string, address: string): string {
  const file = decodeURIComponent(address.slice(basePath.length));
  return path.join(folder, file === '' || file.endsWith('/') ? `${file}index.html` : file);
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
