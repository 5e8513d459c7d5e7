import assert from 'node:assert/strict';
import {after, before, describe, test} from 'node:test';
import {type Browser, chromium, type Page} from 'playwright';
import {browserOptions, whyNoBrowser} from '../built-site.ts';
import {serveScript} from './serve-script.ts';

const missing = whyNoBrowser();
if (missing && process.env.CI === 'true') throw new Error(missing);

const content = `<!doctype html><html lang="en"><title>Tables</title><style>.scroll {overflow-x: auto; width: 100px} div {height: 9px}</style>
<section class="scroll" tabindex="0" aria-label="Narrow"><div id="narrow" style="width: 50px"></div></section>
<section class="scroll" tabindex="0" aria-label="Wide"><div style="width: 500px"></div></section>
<script type="module" src="/start.js"></script></html>`;

describe('sections that may scroll', {skip: missing ?? false}, () => {
  let browser: Browser;
  let page: Page;

  before(async () => {
    const start = `import {watchScrollers} from './site/live/scrollers.ts';
watchScrollers(document.querySelectorAll('.scroll'));`;
    browser = await chromium.launch(browserOptions());
    page = await browser.newPage();
    await serveScript(page, start, () => content);
    await page.goto('http://tables.test/');
  });
  after(() => browser?.close());

  const stops = (count: number) =>
    page.waitForFunction((n) => document.querySelectorAll('[tabindex]').length === n, count);

  test('stop the reader only where there is more to see', async () => {
    await stops(1);
    assert.equal(await page.locator('[tabindex]').getAttribute('aria-label'), 'Wide');
    assert.equal(await page.getByRole('region').count(), 1);
  });

  test('stop the reader again when they have grown', async () => {
    await page.locator('#narrow').evaluate((child) => child.setAttribute('style', 'width: 200px'));
    await stops(2);
    assert.equal(await page.getByRole('region', {name: 'Narrow'}).count(), 1);
  });
});
