import assert from 'node:assert/strict';
import {after, before, describe, test} from 'node:test';
import {build} from 'esbuild';
import {type Browser, chromium, type Page} from 'playwright';
import {browserOptions, whyNoBrowser} from '../built-site.ts';

const missing = whyNoBrowser();
if (missing && process.env.CI === 'true') throw new Error(missing);

const rows = Array.from({length: 12}, (_, run) => ({run: `run ${run}`, kind: run % 3 ? 'CNN' : 'NN', score: 90 + run}));
const content = `<!doctype html><html lang="en"><title>Table</title><div class="sifter"><form>
<label>Kind <select name="kind"><option value="">all</option><option>NN</option><option>CNN</option></select></label>
<label>Find <input type="search" name="find"></label><button type="reset">Show all</button></form>
<p class="count" data-thing="runs">12 runs</p><table>
<thead><tr><th data-column="run">Run</th><th data-column="kind">Kind</th><th data-column="score">Score</th></tr></thead>
<tbody>${rows.map(({run, kind, score}) => `<tr><th>${run}</th><td>${kind}</td><td>${score}</td></tr>`).join('')}</tbody>
</table></div><script type="module" src="/start.js"></script></html>`;

describe('a sifted table', {skip: missing ?? false}, () => {
  let browser: Browser;
  let page: Page;
  let script: string;

  before(async () => {
    const start = `import {rowsIn, siftTable} from './site/live/sifted-table.ts';
const root = document.querySelector('.sifter');
siftTable(root, rowsIn(root.querySelector('table')), 6);`;
    const bundle = await build({stdin: {contents: start, resolveDir: '.'}, bundle: true, format: 'esm', write: false});
    script = bundle.outputFiles[0]!.text;
    browser = await chromium.launch(browserOptions());
  });
  after(() => browser?.close());

  async function open(query: string): Promise<void> {
    page = await browser.newPage();
    await page.route('**/*', (route) =>
      route.fulfill(
        route.request().url().includes('start.js')
          ? {contentType: 'text/javascript', body: script}
          : {contentType: 'text/html', body: content},
      ),
    );
    await page.goto(`http://table.test/${query}`);
    await page.getByRole('button', {name: 'Show all'}).waitFor();
  }

  const heads = () => page.locator('tbody th').allTextContents();
  const count = () => page.locator('.count').textContent();
  const query = () => page.evaluate(() => location.search);

  test('filters, sorts and searches by keyboard alone, and writes that into the address', async () => {
    await open('');
    assert.equal((await heads()).length, 12);
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowDown'); // the kind: NN
    assert.deepEqual(await heads(), ['run 0', 'run 3', 'run 6', 'run 9']);
    assert.equal(await count(), '4 of 12 runs');
    await page.getByRole('button', {name: 'Score'}).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    assert.deepEqual(await heads(), ['run 9', 'run 6', 'run 3', 'run 0']);
    assert.equal(await page.locator('th[aria-sort=descending]').textContent(), 'Score');
    await page.getByLabel('Find').fill('RUN 6');
    assert.deepEqual(await heads(), ['run 6']);
    assert.equal(await query(), '?kind=NN&find=RUN+6&sort=score&order=falling');
    await page.getByRole('button', {name: 'Show all'}).click();
    assert.equal((await heads())[0], 'run 0');
    assert.equal(await query(), '');
    await page.close();
  });

  test('opens at what the address asks for, and says how many rows it leaves out', async () => {
    await open('?kind=CNN&sort=run&order=falling');
    assert.equal((await heads()).length, 6);
    assert.equal(await count(), '8 of 12 runs; the first 6 are shown');
    assert.equal(await page.getByLabel('Kind').inputValue(), 'CNN');
    await page.close();
    await open('?kind=nothing%20like%20it');
    assert.equal((await heads()).length, 12);
    await page.close();
  });
});
