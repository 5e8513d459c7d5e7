import assert from 'node:assert/strict';
import {after, before, describe, test} from 'node:test';
import {type Browser, chromium, type Page} from 'playwright';
import {buildNetwork} from '../../../../experiments/models/index.ts';
import {stepsOf, type Tensor} from '../../../../experiments/models/step.ts';
import {axeIn} from '../../../../scripts/audit/visit.ts';
import {forward} from '../../../../site/live/network/forward.ts';
import {decodeHalf} from '../../../../site/live/network/half-precision.ts';
import {shown} from '../../../../site/live/network/words.ts';
import {grey28} from '../../../experiments/shapes.ts';
import {browserOptions, whyNoBrowser} from '../../built-site.ts';
import {images, models, serveExplorer, weightsOf} from './explorer-page.ts';

const missing = whyNoBrowser();
if (missing && process.env.CI === 'true') throw new Error(missing);

/** What every step of a network gives, of an image of the page. */
function tensorsOf(name: string, image: number): Tensor[] {
  const steps = stepsOf(buildNetwork(models[name]!, grey28), decodeHalf(new Uint8Array(weightsOf(name)).buffer));
  const values = Float32Array.from(images.subarray(image * 784, image * 784 + 784), (grey) => grey / 255);
  return forward(steps, {shape: [28, 28, 1], values});
}

/** The number at a cell of a map. */
function cellOf({values, shape}: Tensor, row: number, column: number, map: number): number {
  return values[(row * shape[1]! + column) * shape[2]! + map]!;
}

describe('the explorer', {skip: missing ?? false}, () => {
  let served: Awaited<ReturnType<typeof serveExplorer>>;
  let browser: Browser;
  let page: Page;
  let troubles: string[];

  before(async () => {
    served = await serveExplorer();
    browser = await chromium.launch(browserOptions());
  });
  after(async () => {
    await browser?.close();
    served?.close();
  });

  /** Opens the explorer at a view; faults and breaches of the content policy are kept in `troubles`. */
  async function open(query: string, width = 1280): Promise<void> {
    troubles = [];
    page = await (await browser.newContext({viewport: {width, height: 800}})).newPage();
    page.on('pageerror', (error) => troubles.push(String(error)));
    page.on('console', (message) => message.type() === 'error' && troubles.push(message.text()));
    await page.goto(`${served.origin}/${query}`);
    await page.locator('.stage').waitFor();
  }

  async function close(): Promise<void> {
    await page.context().close();
    assert.deepEqual(troubles, []);
  }

  const result = async () => (await page.locator('.result').textContent())!;

  /** Clicks a picture: the button itself is hidden below it. */
  const pick = (name: string | RegExp) => page.getByRole('radio', {name}).locator('..').click();

  test('an image of light is shown as it is in every theme, one of ink in the colour of the theme', async () => {
    const brightest = images.subarray(0, 784).indexOf(Math.max(...images.subarray(0, 784)));
    const ground = images.subarray(0, 784).indexOf(0);
    const seen = () =>
      page.locator('.before .field canvas').evaluate(
        (canvas: HTMLCanvasElement, places) => {
          const {data} = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
          return places.map((place) => [...data.slice(4 * place, 4 * place + 4)]);
        },
        [brightest, ground],
      );
    const grey = images[brightest]!;
    for (const colorScheme of ['light', 'dark'] as const) {
      await open('?data=letters&network=convolutional&image=0&step=0');
      await page.emulateMedia({colorScheme});
      await page.waitForTimeout(50);
      assert.deepEqual(await seen(), [
        [grey, grey, grey, 255],
        [0, 0, 0, 255],
      ]);
      await close();
    }
    await open('?data=mnist&network=convolutional&image=0&step=0');
    const [ink, empty] = await seen();
    assert.ok(ink![0]! < 60 && ink![3] === 255, String(ink)); // painted in full where there is most
    assert.equal(empty![3], 0);
    await close();
  });

  test('moves the window by arrow keys, and shows the sum of each place', async () => {
    await open('?data=mnist&network=convolutional&image=1&step=0&filter=2&cell=10-7');
    const [, sums] = tensorsOf('convolutional', 1) as [Tensor, Tensor];
    assert.match(await result(), new RegExp(`to ${shown(cellOf(sums, 10, 7, 2))}\\.$`));
    const window = page.getByRole('slider', {name: 'Window on the input'});
    await window.focus();
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowLeft']) await page.keyboard.press(key);
    assert.equal(await window.getAttribute('aria-valuetext'), 'rows 13 to 15, columns 7 to 9');
    assert.match(await result(), new RegExp(`to ${shown(cellOf(sums, 12, 6, 2))}\\.$`));
    const cells = await page.locator('.number-grid').first().locator('td').allTextContents();
    const expected = [12, 13, 14].flatMap((row) => [6, 7, 8].map((column) => images[784 + row * 28 + column]! / 255));
    assert.deepEqual(cells, expected.map(shown));
    await page.waitForURL(/cell=12-6/);
    await close();
  });

  test('stays at the edge, and follows the mouse', async () => {
    await open('?data=mnist&network=convolutional&step=0&filter=0&cell=0-0');
    const window = page.getByRole('slider', {name: 'Window on the input'});
    await window.focus();
    await page.keyboard.press('ArrowUp');
    assert.equal(await window.getAttribute('aria-valuetext'), 'rows 1 to 3, columns 1 to 3');
    const {width} = (await window.boundingBox())!;
    await window.click({position: {x: (width * 14.5) / 28, y: (width * 20.5) / 28}});
    assert.equal(await window.getAttribute('aria-valuetext'), 'rows 20 to 22, columns 14 to 16');
    await close();
  });

  test('follows a number from step to step, by the buttons and by the arrow keys of the steps', async () => {
    await open('?data=mnist&network=convolutional&step=0&filter=1&cell=9-9');
    const tensors = tensorsOf('convolutional', 0);
    await page.getByRole('button', {name: 'Next'}).click();
    const relu = cellOf(tensors[2]!, 9, 9, 1);
    assert.equal(await page.locator('.number-grid').nth(1).locator('td').textContent(), shown(relu));
    await page.getByRole('radio', {name: /^Step 2:/}).focus();
    await page.keyboard.press('ArrowRight');
    assert.match(await result(), new RegExp(`is ${shown(cellOf(tensors[3]!, 4, 4, 1))}\\.$`));
    await close();
  });

  test('shows another filter, channel and image', async () => {
    await open('?data=mnist&network=convolutional&step=3&filter=0&channel=0&cell=5-5');
    await pick('Filter 4');
    await pick('Input channel 2');
    assert.match(await result(), new RegExp(`to ${shown(cellOf(tensorsOf('convolutional', 0)[4]!, 5, 5, 3))}\\.$`));
    await pick(/test image 2$/);
    assert.match(await result(), new RegExp(`to ${shown(cellOf(tensorsOf('convolutional', 2)[4]!, 5, 5, 3))}\\.$`));
    await page.waitForURL(/image=2&step=3&filter=3&channel=1&/);
    await close();
  });

  for (const name of Object.keys(models)) {
    test(`walks through every step of ${name}, without a fault, on a phone`, async () => {
      await open(`?data=mnist&network=${name}`, 390);
      const next = page.getByRole('button', {name: 'Next'});
      const tensors = tensorsOf(name, 0);
      const count = tensors.length - 1;
      for (let step = 1; step <= count; step++) {
        assert.match((await page.locator('.step-name').textContent())!, new RegExp(`Step ${step} of ${count}:`));
        assert.doesNotMatch((await page.locator('.explorer').textContent())!, /NaN|undefined|Infinity/);
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth), 0);
        if (step < count) await next.click();
      }
      const probabilities = await page.locator('.classes .option small').allTextContents();
      assert.deepEqual(probabilities, [...tensors.at(-1)!.values].map(shown));
      await close();
    });
  }

  test('has no violation that axe finds, in either theme', async () => {
    await open('?data=mnist&network=convolutional&step=3');
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({colorScheme});
      const {violations} = await axeIn(page).analyze();
      assert.deepEqual(
        violations.flatMap(({id, nodes}) => nodes.map(({html}) => `${id}: ${html}`)),
        [],
      );
    }
    troubles = []; // axe adds a style sheet of its own, which the policy forbids
    await close();
  });
});
