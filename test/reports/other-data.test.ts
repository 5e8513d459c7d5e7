// A report of data that nothing in the project knows: computed, built and looked at, with none of another set's words.

import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdir, mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {after, before, test} from 'node:test';
import {chromium} from 'playwright';
import {randomGenerator} from '../../experiments/random.ts';
import {findFaults} from '../../scripts/audit/faults.ts';
import {fileAt, pagesIn} from '../../scripts/audit/site-pages.ts';
import {visitEach} from '../../scripts/audit/visit.ts';
import {chapterText} from '../../scripts/new/start-texts.ts';
import {serveSite} from '../../scripts/serve-site.ts';
import {browserOptions, whyNoBrowser} from '../site/built-site.ts';
import {figureFaults} from '../site/figures-handed-out.ts';
import {writeLetters, writePictures} from './letters.ts';

let home: string;

before(async () => {
  home = await mkdtemp(path.join(os.tmpdir(), 'own-report-'));
});
after(() => rm(home, {recursive: true}));

/** Runs a script for the report in a folder, or for none yet; what it says. */
async function run(
  script: string,
  folder: string | undefined,
  {options = [], environment = {}}: {options?: string[]; environment?: NodeJS.ProcessEnv} = {},
): Promise<{code: number; said: string}> {
  const child = spawn(process.execPath, [path.resolve('scripts', `${script}.ts`), ...options], {
    cwd: folder === undefined ? home : undefined, // where it writes reports/
    env: {...process.env, REPORT: folder ?? '', CI: 'true', ...environment},
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      said += chunk;
    });
  const [code] = await once(child, 'close');
  return {code, said};
}

/** The words of a page, without those of its scripts. */
function wordsOf(html: string): string {
  return html
    .replace(/="[^"]*"/g, '') // a name may hold <script>
    .replace(/<(script|style|head)\b.*?<\/\1>/gs, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');
}

test('twelve letters, in colour and wider than high: a report of their own, without a word of other data', async () => {
  const folder = path.join(home, 'reports/letters');
  await writePictures(path.join(home, 'my pictures'), 15);
  const packed = await run('new', undefined, {
    options: ['letters', 'my pictures', '--one', 'letter', '--many', 'letters'],
  });
  assert.equal(packed.code, 0, packed.said);
  assert.match(packed.said, /left out 2:\n {2}notes\.txt: .*\n {2}A\/broken\.jpg: /);
  const computed = await run('experiments', folder);
  assert.equal(computed.code, 0, computed.said);
  assert.match((await run('experiments', folder)).said, /^Nothing to do: all \d+ results are current\.$/m);
  await mkdir(path.join(folder, 'pages'));
  await writeFile(path.join(folder, 'pages', 'letter-forms.mdx'), chapterText('letter-forms'));
  const methods = await readFile('site/pages/methods.mdx', 'utf8');
  await writeFile(
    path.join(folder, 'pages', 'methods.mdx'),
    methods.replace('title: Methods and runs', 'title: Our way'),
  );
  const built = await run('build', folder);
  assert.equal(built.code, 0, built.said);
  const site = path.join(folder, 'dist');
  const pages = pagesIn(site, '/');
  assert.deepEqual(findFaults({folder: site, base: '/', pages}), []);
  for (const chapter of [
    '/convolution/',
    '/where-it-fails/',
    '/how-sure/',
    '/best-cnn/',
    '/map/',
    '/letter-forms/',
    '/teach/',
  ])
    assert.ok(pages.includes(chapter), chapter);
  const hard = pages.filter((page) => page.startsWith('/hard-images/letters/'));
  assert.ok(hard.length > 0);
  for (const page of hard)
    assert.match(
      await readFile(fileAt({folder: site, base: '/'}, page), 'utf8'),
      /no\. \d+, (?:&quot;|&#34;|")of a long name/,
    );
  const own = await readFile(path.join(site, 'letter-forms', 'index.html'), 'utf8');
  assert.match(wordsOf(own), /Letter forms .*The nearest neighbour names [\d.]+\s?% of the test letters correctly/);
  assert.match(wordsOf(own), /Next Our way/);
  for (const page of pages) {
    const words = wordsOf(await readFile(fileAt({folder: site, base: '/'}, page), 'utf8'));
    assert.doesNotMatch(words, /\b(?:undefined|NaN|Infinity|not yet(?! keep))\b/, page);
    const foreign =
      /.{0,60}\b(?:clothes|garments?|shirts?|coats?|Fashion-MNIST|both sets|two data sets|28 by 28|official|still being)\b.{0,60}/i;
    assert.doesNotMatch(words, foreign, page);
  }
});

const noBrowser = whyNoBrowser();

test('its chapters hold no fault of accessibility, and overflow no phone; its figures can be taken', {
  skip: noBrowser ?? false,
}, async () => {
  const site = path.join(home, 'reports/letters/dist');
  const pages = pagesIn(site, '/');
  await using server = await serveSite(site, '/', 0, 'localhost');
  const browser = await chromium.launch(browserOptions());
  try {
    const open = {folder: site, base: '/', origin: new URL(server.address).origin, pages, browser};
    const chapters = [
      '/',
      '/data-sets/',
      '/convolution/',
      '/where-it-fails/',
      '/how-sure/',
      '/map/',
      '/letter-forms/',
      '/teach/',
    ];
    for await (const visit of visitEach(open, chapters)) {
      assert.deepEqual(visit.violations, {light: [], dark: []}, visit.address);
      assert.equal(visit.overflow[360], 0, visit.address);
      assert.deepEqual(visit.troubles, [], visit.address);
    }
    assert.deepEqual(await figureFaults(site, browser), []);
  } finally {
    await browser.close();
  }
});

test('digits, clothes, letters, and blots of two kinds: a quick look at four sets of three shapes', async () => {
  await writeFile(path.join(home, 'blots.csv'), blotsAsCsv(60));
  const packed = await run('new', undefined, {
    options: ['blots', 'blots.csv', '--light', '--beside', 'mnist', '--beside', 'fashion-mnist', '--title', 'Blots'],
  });
  assert.equal(packed.code, 0, packed.said);
  const folder = path.join(home, 'reports/blots');
  const letters = await writeLetters(path.join(folder, 'letters'), {training: 30, test: 10});
  const file = path.join(folder, 'report.ts');
  const three = await readFile(file, 'utf8');
  await writeFile(file, three.replace("'fashion-mnist',", `'fashion-mnist', ${JSON.stringify(letters)},`));
  const computed = await run('experiments', folder, {options: ['--quick']});
  assert.equal(computed.code, 0, computed.said);
  const quick = {ARTIFACTS: path.join(folder, '.quick/artifacts')};
  const built = await run('build', folder, {environment: quick});
  assert.equal(built.code, 0, built.said);
  const site = path.join(folder, 'dist');
  const pages = pagesIn(site, '/');
  assert.deepEqual(findFaults({folder: site, base: '/', pages}), []);
  const looked = wordsOf(await readFile(path.join(site, 'quick-look/index.html'), 'utf8'));
  for (const title of ['MNIST', 'Fashion-MNIST', 'Letters &#38; signs', 'Blots'])
    assert.ok(looked.includes(title) || looked.includes(title.replace('&#38;', '&amp;')), title);
  const sets = await readFile(path.join(site, 'data-sets/index.html'), 'utf8');
  assert.match(
    wordsOf(sets),
    /0 is empty ground \(MNIST and Fashion-MNIST\) or black \(Letters &(?:#38|amp); signs and Blots\), 255 is full ink/,
  );
  assert.doesNotMatch(wordsOf(sets), /square of 28 by 28|no colour|Both sets/); // as is said of digits and clothes alone
  const front = await readFile(path.join(site, 'index.html'), 'utf8');
  for (const [set, kind] of ['tile', 'tile', 'tile light', 'tile light'].entries())
    assert.ok(front.includes(`class="${kind} of-set set-${set + 1}"`), `${set}: ${kind}`);
});

/** Round and square blots as Kaggle writes images: a label and 100 pixels in a row, so many a class. */
function blotsAsCsv(perClass: number): string {
  const random = randomGenerator('blots');
  const rows = Array.from({length: 2 * perClass}, (_, place) => {
    const [x, y] = [3 + 4 * random(), 3 + 4 * random()];
    const isInside = (at: number) => {
      const [across, down] = [Math.abs((at % 10) - x), Math.abs(Math.floor(at / 10) - y)];
      return (place % 2 ? Math.hypot(across, down) : Math.max(across, down)) < 3;
    };
    return [place % 2, ...Array.from({length: 100}, (_, at) => Math.floor((isInside(at) ? 150 : 0) + 100 * random()))];
  });
  const head = ['label', ...Array.from({length: 100}, (_, at) => `pixel${at + 1}`)];
  return `${[head, ...rows].map((row) => row.join(',')).join('\n')}\n`;
}
