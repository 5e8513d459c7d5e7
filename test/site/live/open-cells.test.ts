import assert from 'node:assert/strict';
import {after, before, describe, test} from 'node:test';
import {type Browser, chromium, type Page} from 'playwright';
import {browserOptions, whyNoBrowser} from '../built-site.ts';
import {serveScript} from './serve-script.ts';

const missing = whyNoBrowser();
if (missing && process.env.CI === 'true') throw new Error(missing);

const cell = (name: string) => `<td><a href="/confusions/made-up/#cell-${name}">1</a></td>`;
const content = `<!doctype html><html lang="en"><title>Cells</title><div class="open-cells">
<section class="scroll"><table><tbody>
<tr><th>0</th>${cell('0-0')}<td></td>${cell('0-2')}</tr><tr><th>1</th><td></td>${cell('1-1')}<td></td></tr>
</tbody></table></section><p role="status"></p><div class="opened" hidden></div></div>
<script type="module" src="/start.js"></script></html>`;
const section = (name: string) => `<section id="cell-${name}"><h3>Cell ${name}</h3></section>`;
const images = `<svg><defs><image id="made-up"></image></defs></svg>${['0-0', '0-2', '1-1'].map(section).join('')}`;
const start = `import {openCells} from './site/live/open-cells.ts';
openCells(document.querySelector('.open-cells'));`;

describe('cells that open', {skip: missing ?? false}, () => {
  let browser: Browser;
  let page: Page;

  before(async () => {
    browser = await chromium.launch(browserOptions());
  });
  after(() => browser?.close());

  async function open(query: string): Promise<void> {
    page = await browser.newPage();
    await serveScript(page, start, (path) => (path === '/' ? content : images));
    await page.goto(`http://cells.test/${query}`);
    await page.locator('td a[tabindex="0"]').waitFor();
  }

  const opened = () => page.locator('.opened h3').textContent();
  const query = () => page.evaluate(() => decodeURIComponent(location.search));

  test('arrow keys go to the next cell with images, and Enter opens them beside the matrix', async () => {
    await open('');
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    assert.equal(await opened(), 'Cell 0-2');
    assert.equal(await page.locator('[role=status]').textContent(), 'Below: Cell 0-2');
    assert.equal(await query(), '?cell=made-up/cell-0-2');
    await page.getByRole('button', {name: 'Close the images'}).click();
    assert.equal(await page.locator('.opened').isVisible(), false);
    assert.equal(await page.locator('td a:focus').getAttribute('href'), '/confusions/made-up/#cell-0-2');
    assert.equal(await query(), '');
    await page.close();
  });

  test('the address opens a cell, and one that is not there opens none', async () => {
    await open('?cell=made-up/cell-1-1');
    assert.equal(await opened(), 'Cell 1-1');
    assert.equal(await page.locator('[aria-current]').count(), 1);
    await page.close();
    await open('?cell=made-up/cell-9-9');
    assert.equal(await page.locator('.opened').isVisible(), false);
    await page.close();
  });
});
