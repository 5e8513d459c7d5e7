import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {after, before, beforeEach, describe, test} from 'node:test';
import {type Browser, type BrowserContext, chromium, type Page} from 'playwright';
import {axeIn} from '../../../../scripts/audit/visit.ts';
import {browserOptions, whyNoBrowser} from '../../built-site.ts';
import {serveScript} from '../serve-script.ts';

const missing = whyNoBrowser();
if (missing && process.env.CI === 'true') throw new Error(missing);

const styles = ['styles/tokens.css', 'styles/page.css', 'styles/figures.css', 'live/present/present.css'];
const figure = (id: string, body: string) =>
  `<figure id="${id}" class="figure" aria-labelledby="${id}-title"><figcaption><p class="title" id="${id}-title">Title of ${id}</p></figcaption>${body}<div class="figure-notes">notes</div></figure>`;
const content = `<!doctype html><html lang="en"><title>Chapter</title><meta name="viewport" content="width=device-width">
<style>${styles.map((file) => readFileSync(`site/${file}`, 'utf8')).join('\n')}</style>
<body><header><a href="/">Home</a></header><main><article class="article"><h1>Chapter</h1><p>Text</p>
${figure('one', '<p>first</p>')}<p>Between</p>${figure('two', '<label>At <input type="range" min="0" max="9" value="5"></label>')}
${figure('three', '<div style="height: 4000px">high</div>')}</article></main>
<script type="module" src="/start.js"></script></body></html>`;

describe('figures, one a screen', {skip: missing ?? false}, () => {
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;

  before(async () => {
    browser = await chromium.launch(browserOptions());
    context = await browser.newContext({viewport: {width: 1000, height: 600}, hasTouch: true});
  });
  after(() => browser?.close());
  beforeEach(async () => {
    await page?.close();
    page = await context.newPage();
    await serveScript(
      page,
      `import {present} from './site/live/present/present.ts'; present('/none.css');`,
      () => content,
    );
  });

  const open = async (address: string) => {
    await page.goto(`http://present.test/chapter/${address}`);
    await page.locator('.presenter').waitFor();
  };
  const seen = () =>
    page.evaluate(() => ({
      shown: [...document.querySelectorAll('.figure')]
        .filter((each) => each.checkVisibility({visibilityProperty: true}))
        .map(({id}) => id),
      focus: document.activeElement!.id,
      said: document.querySelector('.presenter [role=status]')?.textContent,
      address: location.search + location.hash,
    }));
  const at = (id: string, place: number, query = '?present') => ({
    shown: [id],
    focus: id,
    said: `Figure ${place} of 3 on this page`,
    address: `${query}#${id}`,
  });

  test('begins with the first, has the focus there, says which it is, and shows nothing else', async () => {
    await open('?present');
    assert.deepEqual(await seen(), at('one', 1));
    assert.deepEqual(await page.getByRole('heading').count(), 0);
    assert.equal(await page.getByText('notes').first().isVisible(), false);
    const box = (await page.locator('#one').boundingBox())!;
    assert.ok(box.y === 0 && box.width === 1000, JSON.stringify(box));
  });

  test('begins with that which the address names, and keeps what else it says', async () => {
    await open('?present&image=3#two');
    assert.deepEqual(await seen(), at('two', 2, '?present&image=3'));
  });

  for (const [forward, back] of [
    ['ArrowRight', 'ArrowLeft'],
    ['PageDown', 'PageUp'],
    ['Space', 'Shift+Space'],
    ['ArrowDown', 'ArrowUp'],
  ] as const)
    test(`goes on by ${forward} and back by ${back}, and not beyond the ends`, async () => {
      await open('?present');
      await page.keyboard.press(back);
      assert.deepEqual(await seen(), at('one', 1));
      await page.keyboard.press(forward);
      assert.deepEqual(await seen(), at('two', 2));
      await page.keyboard.press('End');
      assert.deepEqual(await seen(), at('three', 3));
      if (forward !== 'ArrowDown') await page.keyboard.press(forward);
      assert.deepEqual(await seen(), at('three', 3));
      await page.keyboard.press(back);
      assert.deepEqual(await seen(), at('two', 2));
    });

  test('goes by the buttons, which end where the figures do, and by swipes', async () => {
    await open('?present');
    assert.ok(await page.getByRole('button', {name: 'Previous'}).isDisabled());
    await page.getByRole('button', {name: 'Next'}).click();
    assert.deepEqual(await seen(), at('two', 2));
    await swipe(page, 700, 300);
    assert.deepEqual(await seen(), at('three', 3));
    assert.ok(await page.getByRole('button', {name: 'Next'}).isDisabled());
    await swipe(page, 300, 700);
    await swipe(page, 300, 330);
    assert.deepEqual(await seen(), at('two', 2));
  });

  test('leaves its keys to a slider, and scrolls what is too high before it goes on', async () => {
    await open('?present#two');
    await page.getByRole('slider').focus();
    await page.keyboard.press('ArrowRight');
    assert.equal(await page.getByRole('slider').inputValue(), '6');
    await open('?present#three');
    await page.keyboard.press('ArrowDown');
    await page.waitForFunction(() => document.querySelector('#three')!.scrollTop > 0);
    assert.deepEqual(await seen(), at('three', 3));
  });

  test('leaves at Escape: the page is as it was, at the figure, without the word in its address', async () => {
    await open('?present#two');
    await page.keyboard.press('Escape');
    await page.locator('.presenter').waitFor({state: 'detached'});
    const {shown, focus, address} = await seen();
    assert.deepEqual({shown, focus, address}, {shown: ['one', 'two', 'three'], focus: 'two', address: '#two'});
    await page.keyboard.press('ArrowRight');
    assert.equal((await seen()).address, '#two');
    assert.equal(await page.locator('#two').evaluate(({style}) => style.length), 0);
    assert.ok(await page.locator('#two').evaluate((each) => each.getBoundingClientRect().top < innerHeight));
  });

  test('follows the address, and makes what fits as large as it may be', async () => {
    await open('?present');
    await page.evaluate(() => {
      location.hash = 'two';
    });
    await page.waitForFunction(() => document.activeElement?.id === 'two');
    const zoomOf = (id: string) =>
      page.locator(`#${id}`).evaluate(({style}) => Number(style.getPropertyValue('--zoom')));
    assert.ok((await zoomOf('two')) > 1.2);
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('End');
    assert.equal(await zoomOf('three'), 1);
    await page.setViewportSize({width: 390, height: 300});
    await page.keyboard.press('Home');
    assert.equal(await zoomOf('one'), 1);
    await page.setViewportSize({width: 1000, height: 600});
    await page.waitForFunction(
      () => Number(document.querySelector<HTMLElement>('#one')!.style.getPropertyValue('--zoom')) > 1.2,
    );
  });

  test('has no violation that axe finds, in either theme, and prints the page', async () => {
    await open('?present');
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({colorScheme});
      const {violations} = await axeIn(page).analyze();
      assert.deepEqual(
        violations.map(({id}) => id),
        [],
      );
    }
    await page.emulateMedia({media: 'print'});
    assert.deepEqual((await seen()).shown, ['one', 'two', 'three']);
  });
});

/** Moves a finger across the middle of the window. */
async function swipe(page: Page, from: number, to: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', x?: number) =>
    session.send('Input.dispatchTouchEvent', {type, touchPoints: x === undefined ? [] : [{x, y: 200}]});
  await touch('touchStart', from);
  await touch('touchMove', to);
  await touch('touchEnd');
  await session.detach();
}
