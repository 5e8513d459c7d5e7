import assert from 'node:assert/strict';
import {mkdir, mkdtemp, rm, writeFile} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {after, before, describe, test} from 'node:test';
import {type Browser, chromium, type Page} from 'playwright';
import {fixDates} from '../../scripts/pdf/fixed-dates.ts';
import {fixIds} from '../../scripts/pdf/fixed-ids.ts';
import {assembleIn} from '../../scripts/pdf/print.ts';
import {type SiteServer, serveSite} from '../../scripts/serve-site.ts';
import {browserOptions, whyNoBrowser} from '../site/built-site.ts';

const missing = whyNoBrowser();
const page = (style: string, body: string) =>
  `<!doctype html><title>Made up</title><style>${style}</style><header class="site-header">head</header><main>${body}</main>`;
const files = {
  'index.html': page(
    '.a { color: red }',
    '<h1 id="top">One</h1><a href="/two/#top">next</a><a href="#top">up</a><a href="/runs/1/">run</a><a href="https://example.org/">out</a>',
  ),
  'two/index.html': page(
    '.b { color: rgb(0, 128, 0) }',
    '<h1 id="top" class="b">Two</h1><p aria-labelledby="top"></p><svg><clipPath id="c"/><g clip-path="url(#c)"/></svg><a href="/">back</a>',
  ),
};

describe('the PDF', {skip: missing ?? false}, () => {
  let folder: string;
  let server: SiteServer;
  let browser: Browser;
  let assembled: Page;

  before(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'pdf-'));
    for (const [name, html] of Object.entries(files)) {
      await mkdir(path.dirname(path.join(folder, name)), {recursive: true});
      await writeFile(path.join(folder, name), html);
    }
    server = await serveSite(folder, '/', 0);
    browser = await chromium.launch(browserOptions());
    assembled = await browser.newPage();
    await assembled.goto(server.address);
    await assembleIn(assembled, ['/', '/two/']);
  });
  after(async () => {
    await browser?.close();
    await server?.[Symbol.asyncDispose]();
    await rm(folder, {recursive: true});
  });

  test('assemble(addresses) puts all chapters into one page, with their styles', async () => {
    assert.deepEqual(await assembled.locator('h1').allTextContents(), ['One', 'Two']);
    const colour = await assembled.locator('h1.b').evaluate((heading) => getComputedStyle(heading).color);
    assert.equal(colour, 'rgb(0, 128, 0)');
  });

  test('assemble(addresses) keeps links between chapters, and leaves of others the words', async () => {
    const hrefs = await assembled.locator('a').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
    assert.deepEqual(hrefs, ['#chapter-1-top', '#chapter-0-top', null, 'https://example.org/', '#chapter-0']);
    for (const href of hrefs.filter((href) => href?.startsWith('#')))
      assert.equal(await assembled.locator(href!).count(), 1, href!);
  });

  test('assemble(addresses) gives each chapter ids of its own, and what names them follows', async () => {
    assert.equal(await assembled.locator('p').getAttribute('aria-labelledby'), 'chapter-1-top');
    assert.equal(await assembled.locator('g').getAttribute('clip-path'), 'url(#chapter-1-c)');
  });

  test('fixDates(pdf, date) makes the same file of the same page, whenever it is printed', async () => {
    const print = async () => fixDates(await assembled.pdf(), new Date('2026-01-02T03:04:05Z'));
    const first = await print();
    await new Promise((resolve) => setTimeout(resolve, 1100));
    assert.deepEqual(await print(), first);
    assert.match(first.toString('latin1'), /\/CreationDate \(D:20260102030405/);
  });
});

test('fixIds(pdf) counts the ids of heads from 0 in their order, and keeps each place and length', () => {
  const pdf = Buffer.from('/ID (node00000149) /Headers [(node00000149) (node00000012)] (nodes) \xe9', 'latin1');
  assert.equal(
    fixIds(pdf).toString('latin1'),
    '/ID (node00000001) /Headers [(node00000001) (node00000000)] (nodes) \xe9',
  );
});

test('fixDates(pdf, date) says where there are no dates', () => {
  assert.throws(() => fixDates(Buffer.from('%PDF-1.4'), new Date()), /^Error: invalid PDF: no dates/);
});
