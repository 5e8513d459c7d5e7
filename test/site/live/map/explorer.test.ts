import assert from 'node:assert/strict';
import {after, before, describe, test} from 'node:test';
import {build} from 'esbuild';
import {type Browser, chromium, type Page} from 'playwright';
import sharp from 'sharp';
import type {MapSource} from '../../../../site/live/map/source.ts';
import {browserOptions, whyNoBrowser} from '../../built-site.ts';

const missing = whyNoBrowser();
if (missing && process.env.CI === 'true') throw new Error(missing);

const map = {kind: 'umap', address: '/points.bin', ranges: [[0, 1] as [number, number], [0, 1] as [number, number]]};
const source: MapSource = {
  ...{dataset: 'mnist', title: 'Made up', classNames: ['nought', 'one'], images: 4, labels: '/labels.bin'},
  sprites: {address: '/sprites.png', shape: {height: 14, width: 14, channels: 1}, columns: 2},
  isInk: true,
  ...{pages: '/hard-images/mnist/', paged: [3]},
  spaces: [{name: 'cnn', title: 'CNN', predicted: '/predicted.bin', nearest: '/nearest.bin', maps: [map]}],
};
// In the corners: 0 and 1 above, 2 and 3 below; the network takes 3 for a nought.
const points = Buffer.from(Uint16Array.of(0, 0, 65_535, 0, 0, 65_535, 65_535, 65_535).buffer);
const nearest = Buffer.from(Uint16Array.of(1, 2, 3, 0, 2, 3, 3, 0, 1, 2, 1, 0).buffer);
const content = `<!doctype html><html lang="en"><title>Map</title><div class="map"></div>
<script type="module" src="/start.js"></script></html>`;

const light = {...source, dataset: 'letters', title: 'Light', isInk: false};

describe('the map', {skip: missing ?? false}, () => {
  let browser: Browser;
  let page: Page;
  let files: Record<string, [type: string, body: string | Buffer]>;

  before(async () => {
    const start = `import {openMap} from './site/live/map/explorer.ts';
await openMap(document.querySelector('.map'), ${JSON.stringify([source, light])});`;
    const bundle = await build({
      stdin: {contents: start, resolveDir: '.'},
      ...{bundle: true, format: 'esm', write: false},
    });
    const pixels = {width: 28, height: 28, channels: 3, background: '#808080'} as const;
    files = {
      '/start.js': ['text/javascript', bundle.outputFiles[0]!.text],
      '/sprites.png': ['image/png', await sharp({create: pixels}).png().toBuffer()],
      '/labels.bin': ['application/octet-stream', Buffer.of(0, 1, 0, 1)],
      '/predicted.bin': ['application/octet-stream', Buffer.of(0, 1, 0, 0)],
      '/points.bin': ['application/octet-stream', points],
      '/nearest.bin': ['application/octet-stream', nearest],
    };
    browser = await chromium.launch(browserOptions());
  });
  after(() => browser?.close());

  async function open(query: string): Promise<void> {
    page = await browser.newPage();
    await page.route('**/*', (route) => {
      const [contentType, body] = files[new URL(route.request().url()).pathname] ?? ['text/html', content];
      return route.fulfill({contentType, body});
    });
    await page.goto(`http://map.test/${query}`);
    await page.locator('option', {hasText: 'nought'}).waitFor({state: 'attached'});
  }

  const words = () => page.locator('[aria-live]').textContent();
  const query = (part: string) => page.waitForFunction((wanted) => location.search.includes(wanted), part);

  test('arrow keys walk from image to image, and the address follows', async () => {
    await open('?data=mnist&image=0');
    assert.equal(await words(), 'Test image 0: nought.');
    await page.getByRole('application').focus();
    await page.keyboard.press('ArrowRight');
    assert.equal(await words(), 'Test image 1: one.');
    await page.keyboard.press('ArrowDown');
    assert.equal(await words(), 'Test image 3: one. The network says nought. Its page.');
    await page.keyboard.press('+');
    await query('image=3&at=');
    await page.keyboard.press('0');
    await page.waitForFunction(() => !location.search.includes('at='));
    await page.close();
  });

  test('an image that is ink has the colour of its class, another its own in a frame of that colour', async () => {
    const colours = () =>
      page.locator('.map-details > canvas').evaluate((canvas: HTMLCanvasElement) => {
        const at = (place: number) => [...canvas.getContext('2d')!.getImageData(place, 42, 1, 1).data];
        return [at(0), at(42)];
      });
    await open('?data=mnist&image=0');
    const [, inked] = await colours();
    await page.close();
    await open('?data=letters&image=0');
    const [frame, own] = await colours();
    await page.close();
    assert.deepEqual(own, [128, 128, 128, 255]);
    assert.equal(inked![3], 128);
    for (const channel of [0, 1, 2]) assert.ok(Math.abs(inked![channel]! - frame![channel]!) <= 2, `${inked} ${frame}`);
    assert.equal(frame![3], 255);
  });

  test('the nearest images can be gone to, and a class be shown alone', async () => {
    await open('?data=mnist&image=0');
    await page.locator('.near button').first().click();
    assert.equal(await words(), 'Test image 1: one.');
    await page.locator('select').first().selectOption('0');
    await query('class=0');
    await page.getByRole('application').focus();
    await page.keyboard.press('ArrowLeft');
    assert.equal(await words(), 'Test image 0: nought.');
    await page.keyboard.press('ArrowRight'); // there is none of its class on that side
    assert.equal(await words(), 'Test image 0: nought.');
    await page.getByRole('spinbutton').fill('7');
    await page.keyboard.press('Enter');
    assert.match((await words())!, /^Choose an image/);
    await page.close();
  });
});
