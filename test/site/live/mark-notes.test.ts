import assert from 'node:assert/strict';
import {after, before, beforeEach, describe, test} from 'node:test';
import {type Browser, chromium, type Page} from 'playwright';
import {browserOptions, whyNoBrowser} from '../built-site.ts';
import {serveScript} from './serve-script.ts';

const missing = whyNoBrowser();
if (missing && process.env.CI === 'true') throw new Error(missing);

const content = `<!doctype html><html lang="en"><title>Marks</title><style>body {margin: 0} .chart {position: relative; margin-top: 100px}
.mark-note {position: absolute; margin: 0}</style>
<div class="chart"><svg width="300" height="100"><g transform="translate(10,10)"><path data-note="A | 1" d="M0,0h8v8h-8z"/></g>
<path data-note="B | 2" d="M200,50h8v8h-8z"/><path data-note="B | one |  | three" fill="none" stroke="black" d="M20,80l100,10 160,-20"/></svg></div>
<div class="chart"><svg width="300" height="100"><path d="M10,10h8v8h-8z"/></svg></div>
<figure><div class="chart"><svg width="300" height="100"><path data-note="C | 1" d="M10,10h8v8h-8z"/><path data-note="B | 4" d="M100,10h8v8h-8z"/>
<path data-note="D | 5" d="M200,10h8v8h-8z"/><line data-of="C" x1="10" x2="90" y1="14" y2="14" stroke="black" stroke-width="9"/><text x="10" y="80">D</text></svg></div></figure>
<div class="chart"><svg width="300" height="100" style="display: none"><path data-note="E | 6" d="M10,10h8v8h-8z"/></svg>
<svg width="300" height="100"><path data-note="" d="M50,10h8v8h-8z"/></svg></div>
<script type="module" src="/start.js"></script></html>`;

describe('notes of marks', {skip: missing ?? false}, () => {
  let browser: Browser;
  let page: Page;

  before(async () => {
    const start = `import {noteMarks} from './site/live/mark-notes.ts';
noteMarks(document.querySelectorAll('.chart')); document.body.id = 'ready';`;
    browser = await chromium.launch(browserOptions());
    page = await browser.newPage({hasTouch: true});
    await serveScript(page, start, () => content);
  });
  beforeEach(async () => {
    await page.goto('http://marks.test/');
    await page.locator('#ready').waitFor({state: 'attached'});
  });
  after(() => browser?.close());

  const note = (chart = 0) => page.locator('.mark-note').nth(chart);
  const followed = () => page.locator('[data-followed]').evaluateAll((marks) => marks.map((mark) => mark.outerHTML));
  const lit = () => page.locator('[data-lit]').count();

  test('the mark nearest to the pointer says what it is, inside the chart', async () => {
    assert.equal(await page.locator('.mark-note').count(), 3); // none for a chart without notes
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

  test('a bar and a name lead to their marks', async () => {
    const {x, y} = (await page.locator('.chart').nth(2).boundingBox())!;
    await page.mouse.move(x + 80, y + 14);
    assert.match((await note(1).textContent())!, /^C: 1/);
    await page.mouse.move(x + 14, y + 76);
    assert.match((await note(1).textContent())!, /^D: 5/);
  });

  test('a mark of the narrow drawing without a note of its own has that of the wide one', async () => {
    await page.locator('.chart').nth(3).scrollIntoViewIfNeeded();
    const {x, y} = (await page.locator('.chart').nth(3).boundingBox())!;
    await page.mouse.move(x + 54, y + 14);
    assert.equal(await note(2).textContent(), 'E: 6');
  });

  test('a click follows a name through the charts that have it, until it is let go; the address keeps it', async () => {
    const {x, y} = (await page.locator('.chart').nth(2).boundingBox())!;
    await page.mouse.click(x + 104, y + 14);
    assert.equal((await followed()).length, 3);
    assert.match(page.url(), /\?mark=B$/);
    assert.equal(await page.locator('.followed span').textContent(), 'B, in 2 figures');
    await page.reload();
    await page.locator('#ready').waitFor({state: 'attached'});
    assert.equal((await followed()).length, 3);
    await page.getByRole('button', {name: 'Let go'}).click();
    assert.equal((await followed()).length, 0);
    assert.equal(new URL(page.url()).search, '');
  });

  test('a first tap reads, a second follows; where there are two names alone, there is none to follow', async () => {
    const {x, y} = (await page.locator('.chart').nth(2).boundingBox())!;
    await page.touchscreen.tap(x + 204, y + 14);
    assert.equal((await followed()).length, 0);
    await page.touchscreen.tap(x + 204, y + 14);
    assert.equal((await followed()).length, 1);
    await page.touchscreen.tap(x + 204, y + 14);
    assert.equal((await followed()).length, 0);
    await page.mouse.click(204, 154);
    assert.equal((await followed()).length, 0);
  });

  test('Enter follows, Escape lets go', async () => {
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    for (const key of ['ArrowRight', 'Enter']) await page.keyboard.press(key);
    assert.deepEqual(
      (await followed()).map((mark) => mark.slice(0, 5)),
      ['<path', '<line'],
    );
    for (const key of ['Escape', 'Escape']) await page.keyboard.press(key);
    assert.equal((await followed()).length, 0);
  });
});
