import assert from 'node:assert/strict';
import {after, before, beforeEach, describe, test} from 'node:test';
import {build} from 'esbuild';
import {type Browser, chromium, type Page} from 'playwright';
import {browserOptions, whyNoBrowser} from '../built-site.ts';

const missing = whyNoBrowser();
if (missing && process.env.CI === 'true') throw new Error(missing);

const content = `<!doctype html><html lang="en"><title>Marks</title><style>body {margin: 0} .chart {position: relative; margin-top: 100px}
.mark-note {position: absolute; margin: 0}</style>
<div class="chart"><svg width="300" height="100"><g transform="translate(10,10)"><path data-note="A | 1" d="M0,0h8v8h-8z"/></g>
<path data-note="B | 2" d="M200,50h8v8h-8z"/><path data-note="B | one |  | three" fill="none" stroke="black" d="M20,80L120,90L280,70"/></svg></div>
<div class="chart"><svg width="300" height="100"><path d="M10,10h8v8h-8z"/></svg></div>
<script type="module" src="/start.js"></script></html>`;

describe('notes of marks', {skip: missing ?? false}, () => {
  let browser: Browser;
  let page: Page;

  before(async () => {
    const start = `import {noteMarks} from './site/live/mark-notes.ts';
noteMarks(document.querySelectorAll('.chart')); document.body.id = 'ready';`;
    const bundle = await build({stdin: {contents: start, resolveDir: '.'}, bundle: true, format: 'esm', write: false});
    browser = await chromium.launch(browserOptions());
    page = await browser.newPage({hasTouch: true});
    await page.route('**/*', (route) =>
      new URL(route.request().url()).pathname === '/start.js'
        ? route.fulfill({contentType: 'text/javascript', body: bundle.outputFiles[0]!.text})
        : route.fulfill({contentType: 'text/html', body: content}),
    );
  });
  beforeEach(async () => {
    await page.goto('http://marks.test/');
    await page.locator('#ready').waitFor({state: 'attached'});
  });
  after(() => browser?.close());

  const note = () => page.locator('.mark-note');
  const lit = () => page.locator('[data-lit]').count();

  test('the mark nearest to the pointer says what it is, inside the chart', async () => {
    assert.equal(await note().count(), 1); // none for a chart without notes
    await page.mouse.move(22, 125); // beside the first mark
    assert.equal(await note().textContent(), 'A: 1');
    assert.equal(await lit(), 1);
    assert.ok((await note().boundingBox())!.x >= 0);
    await page.mouse.move(204, 154); // on the second
    assert.equal(await note().textContent(), 'B: 2');
    const {y, height} = (await note().boundingBox())!;
    const mark = (await page.locator('[data-note="B | 2"]').boundingBox())!;
    assert.ok(y + height <= mark.y);
  });

  test('a line says what its nearest point shows, and lights up with all of its name', async () => {
    await page.mouse.move(276, 172);
    assert.equal(await note().textContent(), 'B: three');
    assert.equal(await lit(), 2);
    const {x, width} = (await page.locator('.ring').boundingBox())!;
    assert.ok(Math.abs(x + width / 2 - 280) < 1);
    await page.mouse.move(120, 190); // a point that says nothing, but on the line
    assert.match((await note().textContent())!, /^B: (one|three)$/);
  });

  test('away from all marks there is no note', async () => {
    await page.mouse.move(22, 125);
    await page.mouse.move(120, 130);
    assert.equal(await note().isVisible(), false);
    assert.equal(await lit(), 0);
  });

  test('a tap shows a note, which stays until another', async () => {
    await page.touchscreen.tap(204, 154);
    assert.equal(await note().textContent(), 'B: 2');
    assert.ok(await note().isVisible());
    await page.touchscreen.tap(120, 130);
    assert.equal(await note().isVisible(), false);
  });

  test('arrow keys go from mark to mark, aloud; Escape ends it', async () => {
    await page.keyboard.press('Tab');
    for (const [key, text] of [
      ['ArrowRight', 'A: 1'],
      ['ArrowDown', 'B: 2'],
      ['ArrowRight', 'B: one'],
      ['ArrowRight', 'B: three'],
      ['ArrowRight', 'A: 1'],
      ['ArrowLeft', 'B: three'],
      ['ArrowUp', 'B: 2'],
    ] as const) {
      await page.keyboard.press(key);
      assert.equal(await note().textContent(), text);
      assert.equal(await page.getByRole('status').textContent(), text);
    }
    await page.keyboard.press('Escape');
    assert.equal(await note().isVisible(), false);
  });
});
