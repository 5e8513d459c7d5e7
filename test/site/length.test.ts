import assert from 'node:assert/strict';
import {after, before, describe, test} from 'node:test';
import {type Browser, chromium} from 'playwright';
import {browserOptions, whyNoBrowser} from './built-site.ts';
import {type Length, lengthOf, limits, tooLong, usual} from './length.ts';

// What is counted, and what is too much; site.test.ts counts in the built site.

const full = (): Record<string, Length> => structuredClone({...limits});

test('tooLong(lengths) names a chapter with a tenth more words, or with a figure more', () => {
  for (const [path, {words, figures}] of Object.entries(limits)) {
    const lengths = {[path]: {words: Math.round(1.1 * words), figures: figures + 1}};
    assert.deepEqual(tooLong(lengths), [
      `${path}: ${Math.round(1.1 * words)} words (at most ${words}, says test/site/length.ts)`,
      `${path}: ${figures + 1} figures (at most ${figures}, says test/site/length.ts)`,
    ]);
    assert.deepEqual(tooLong({[path]: {words, figures}}), []);
  }
});

test('tooLong(lengths) names the whole, where each chapter uses all that it may', () => {
  assert.deepEqual(
    tooLong(full()).filter((fault) => fault.includes('words (at most 15000')),
    ['all together: 15625 words (at most 15000, says test/site/length.ts)'],
  );
});

test('tooLong(lengths) holds a new chapter to the usual length', () => {
  assert.deepEqual(tooLong({'/new/': {words: usual.words, figures: usual.figures + 1}}), [
    `/new/: ${usual.figures + 1} figures (at most ${usual.figures}, says test/site/length.ts)`,
  ]);
});

const missing = whyNoBrowser();
describe('lengthOf(html, browser)', {skip: missing ?? false}, () => {
  let browser: Browser;
  before(async () => {
    browser = await chromium.launch(browserOptions());
  });
  after(() => browser?.close());

  const count = (main: string) => lengthOf(`<nav>Not this</nav><main>${main}</main><footer>Nor this</footer>`, browser);

  test('counts words and numbers of running text and of captions, wherever tags break it', async () => {
    assert.deepEqual(await count('<h2>One</h2><p>It’s two, <b>or</b> 1,000 &amp; 2.5&nbsp;%.</p>'), {
      words: 6,
      figures: 0,
    });
    const figure = '<figure class="figure"><figcaption>Three words here</figcaption><p>Drawn</p></figure>';
    assert.deepEqual(await count(figure + figure), {words: 6, figures: 2});
  });

  test('leaves out tables, drawings, notes, details and controls', async () => {
    const besides = ['table><tr><td', 'svg><text', 'details><summary', 'button', 'nav', 'select><option'];
    const left = besides.map((tags) => `<${tags}>No</${tags.split('><').toReversed().join('></')}>`);
    assert.deepEqual(await count(`${left.join(' ')}<div class="figure-notes">No</div><script>no()</script>`), {
      words: 0,
      figures: 0,
    });
  });
});
