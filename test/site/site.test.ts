import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {createHash} from 'node:crypto';
import {existsSync, globSync, readFileSync, statSync} from 'node:fs';
import path from 'node:path';
import {after, before, describe, test} from 'node:test';
import v8 from 'node:v8';
import {findFaults} from '../../scripts/audit/faults.ts';
import {goals} from '../../scripts/audit/goals.ts';
import {choosePages, fileAt} from '../../scripts/audit/site-pages.ts';
import {type Visit, visitEach} from '../../scripts/audit/visit.ts';
import {renderSvg} from '../../site/charts/render-svg.ts';
import {characters} from '../../site/fonts/needed.ts';
import type {BuildCache} from '../../site/format/build-cache.ts';
import {write} from '../../site/format/numbers.ts';
import {chapters as allChapters} from '../../site/report/chapters.ts';
import {chapterOf, questions} from '../../site/report/questions.ts';
import {fakeMachine} from '../scripts/fake-machine.ts';
import {type BuiltSite, basePath, build, buildSite, whyNoBrowser} from './built-site.ts';
import {addressesInData, recompute} from './cards/handed-out.ts';
import {drawnApart} from './charts/drawn-apart.ts';
import {figureFaults, takenIn} from './figures-handed-out.ts';
import {lengthsIn, tooLong} from './length.ts';
import {tileAt} from './picture-tiles.ts';
import {digitsOf, recorded, valuesOf} from './recorded.ts';
import {differencesFromPages, tableFaults} from './tables-handed-out.ts';
import {solveAll} from './teaching/exercises.ts';
import {readNotebook, runNotebook} from './teaching/run-notebook.ts';

const missing = whyNoBrowser();
if (missing && process.env.CI === 'true') throw new Error(missing);

interface SampleSheet {
  columns: number;
  images: {label: number}[];
}

const families = recorded('findings/controlled#families') as {contrasts: {change: object | null}[]}[];
const isJudged = families.some(({contrasts}) => contrasts.some(({change}) => change));
const open = isJudged ? [] : ['/what-convolution-is-worth/'];
const others = ['/quick-look/', ...open]; // that of another report, and what has no results yet
const chapters = allChapters.filter(({path: place}) => !others.includes(place));
const paperWidth = 658; // CSS pixels of A4 within the margins

describe('the built site', {skip: missing ?? false}, () => {
  let site: BuiltSite;
  const visits: Visit[] = [];

  before(async () => {
    site = await buildSite();
    const lessons = site.pages.filter((page) => page.startsWith(`${basePath}teach/`));
    const waiting = new Set([...choosePages(site), ...lessons]).values();
    const work = async () => {
      for await (const visit of visitEach(site, waiting)) visits.push(visit);
    };
    await Promise.all([work(), work()]); // a browser waits more than it works
  });
  after(() => site?.close());

  test('has every chapter, a page for each trial and a page for wrong addresses', () => {
    for (const {path: chapter} of [...chapters, {path: '/404.html'}])
      assert.ok(site.pages.includes(basePath + chapter.slice(1)), chapter);
    assert.ok(site.pages.some((page) => page.startsWith(`${basePath}runs/`)));
  });

  test('is the same files wherever it is built, and needs no program on the PATH', async () => {
    await using bare = await fakeMachine(); // with neither python3 nor a compiler, and nothing cached
    const folder = path.join(bare.root, 'two/three');
    await build(folder, path.join(bare.root, 'cache'), bare.effects.environment);
    const [here, there] = [site.folder, folder].map(digestsIn);
    for (const file of ['index.html', 'pagefind/pagefind.js']) assert.ok(here!.has(file), file);
    assert.deepEqual(there, here);
  });

  test('puts the content policy before the first script of each page, with the hash of each that stands in the page', () => {
    for (const page of site.pages) {
      const html = htmlAt(site, page);
      const [before, policy, after] = html.split(/<meta http-equiv="content-security-policy" content="([^"]*)">/);
      assert.doesNotMatch(before!, /<script/, page);
      for (const [, attributes, text] of after!.matchAll(/<script\b([^>]*)>(.*?)<\/script>/gs)) {
        if (attributes!.includes(' src=')) continue;
        const hash = createHash('sha256').update(text!).digest('base64');
        assert.ok(policy!.includes(`'sha256-${hash}'`), `${page}: ${text!.slice(0, 80)}`);
      }
    }
  });

  test('answers each question on the page, in the section and with the figures that it lists', () => {
    const methods = htmlAt(site, `${basePath}methods/`);
    for (const question of questions) {
      const page = htmlAt(site, basePath + chapterOf(question).path.slice(1));
      const places = [...question.figures, ...question.path.split('#').slice(1)];
      assert.deepEqual(
        places.filter((id) => !page.includes(` id="${id}"`)),
        [],
        question.text,
      );
      assert.ok(methods.includes(`href="${basePath}${question.path.slice(1)}"`), question.path);
    }
  });

  test('opens with an answer, and with at most six things of at most sixty words each, before its list of chapters', () => {
    const page = htmlAt(site, basePath);
    const opening = page.slice(page.indexOf('<article'), page.indexOf('class="reading-list"'));
    const screens = [...opening.matchAll(/<section class="screen".*?<\/h2>\s*<p>(.*?)<\/p>/gs)];
    assert.ok(screens.length > 3 && screens.length <= 6, `${screens.length} screens`);
    for (const [, words] of screens) assert.ok(wordsIn(words!) <= 60, words);
    const drawn = /<(style|script|form|svg)\b.*?<\/\1>|<dl class="rungs">.*?<\/dl>/gs;
    assert.ok(wordsIn(opening.replace(drawn, '')) <= 500);
    const fold = opening.slice(0, opening.indexOf('<section class="screen"'));
    assert.doesNotMatch(fold, /\b(?:CNN|NN|Airbench) \d|\d+-\d+-\d+/);
  });

  test('is no longer than it may be, chapter by chapter and in all', async () => {
    const lengths = await lengthsIn(site);
    assert.ok(Object.keys(lengths).length > 10, Object.keys(lengths).join());
    assert.deepEqual(tooLong(lengths), []);
  });

  test('numbers its figures in the order in which readers meet them', () => {
    const numbers = chapters.flatMap(({path: chapter}) =>
      [...htmlAt(site, basePath + chapter.slice(1)).matchAll(/Figure (\d+)\s*(?:<\/a>|is still)/g)].map(([, number]) =>
        Number(number),
      ),
    );
    assert.deepEqual(
      numbers,
      numbers.map((_, place) => place + 1),
    );
  });

  test('prints chapters on white paper, no wider than it is, without what needs a screen', async () => {
    const page = await site.browser.newPage({viewport: {width: paperWidth, height: 900}});
    await page.emulateMedia({media: 'print', colorScheme: 'dark'});
    for (const {path: chapter} of chapters) {
      await page.goto(`${site.origin}${basePath}${chapter.slice(1)}`);
      const seen = await page.evaluate(() => ({
        paper: getComputedStyle(document.documentElement).backgroundColor,
        cutOff: document.documentElement.scrollWidth > document.documentElement.clientWidth + 4, // the margin holds less
        controls: [...document.querySelectorAll('button, form, nav, summary, .figure-notes')]
          .filter((control) => control.checkVisibility())
          .map(({outerHTML}) => outerHTML.slice(0, 80)),
      }));
      assert.deepEqual(seen, {paper: 'rgb(255, 255, 255)', cutOff: false, controls: []}, chapter);
    }
    await page.close();
  });

  test('opens each page without an error, a failed request or a word to another origin', () => {
    for (const {address, troubles} of visits) assert.deepEqual(troubles, [], address);
  });

  test('loads every image', () => {
    for (const {address, brokenImages} of visits) assert.deepEqual(brokenImages, [], address);
  });

  test('fits into windows of phones, tablets and desks', () => {
    for (const {address, overflow} of visits)
      for (const [width, pixels] of Object.entries(overflow)) assert.equal(pixels, 0, `${address} at ${width} pixels`);
  });

  test('goes to the place that a click or the address names, however much above it has yet to be laid out', async () => {
    const context = await site.browser.newContext({reducedMotion: 'reduce', viewport: {width: 390, height: 800}});
    const page = await context.newPage();
    const tops = () =>
      page.evaluate(() => [document.querySelector(':target')!.getBoundingClientRect().top, window.innerHeight]);
    for (const chapter of ['tuning', 'where-it-fails', 'runs'].map((name) => `${site.origin}${basePath}${name}/`)) {
      await page.goto(chapter, {waitUntil: 'commit'});
      await page.locator('footer').waitFor({state: 'attached'});
      const places = await page.evaluate(() =>
        [...document.querySelectorAll('.article :is(h2, .figure, tr)[id]')].map(({id}) => id),
      );
      const place = places[Math.floor(places.length / 2)]!;
      await page.evaluate((id) => {
        const link = document.createElement('a');
        link.href = `#${id}`;
        document.body.append(link);
        link.click();
      }, place);
      await page.waitForFunction(() => !('inSteps' in document.documentElement.dataset));
      const clicked = await tops();
      await page.goto('about:blank');
      await page.goto(`${chapter}#${place}`);
      for (const [top, height] of [clicked, await tops()])
        assert.ok(0 <= top! && top! < height! / 4, `${chapter}: ${top}`);
    }
    await context.close();
  });

  test('has no violation that axe finds, in either theme', () => {
    for (const {address, violations} of visits) assert.deepEqual(violations, {light: [], dark: []}, address);
  });

  test('says the same with JavaScript off', () => {
    for (const {address, words, wordsWithoutScript} of visits) assert.equal(wordsWithoutScript, words, address);
  });

  test('keeps the theme that the reader chose', async () => {
    const page = await site.browser.newPage({colorScheme: 'light'});
    await page.goto(site.origin + basePath);
    await page.getByRole('button', {name: 'Dark theme'}).click();
    await page.goto(`${site.origin}${basePath}methods/`);
    assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), 'dark');
    await page.close();
  });

  const unopened = existsSync('artifacts/findings/inside/record.json') ? false : 'no network has been looked into yet';
  test('opens a network when the reader asks for it, within the content policy', {skip: unopened}, async () => {
    const page = await site.browser.newPage();
    const troubles: string[] = [];
    page.on('console', (message) => message.type() === 'error' && troubles.push(message.text()));
    await page.goto(`${site.origin}${basePath}convolution/`);
    await page.getByRole('button', {name: 'Take a network apart yourself'}).click();
    await page.getByRole('slider', {name: 'Window on the input'}).waitFor();
    await page.waitForFunction(() => location.search.includes('network='));
    assert.deepEqual(troubles, []);
    await page.close();
  });

  test('finds what the reader seeks, in sections, keeps it in the address, and lets the reader widen it', async () => {
    const page = await site.browser.newPage();
    const troubles: string[] = [];
    page.on('console', (message) => message.type() === 'error' && troubles.push(message.text()));
    await page.goto(`${site.origin}${basePath}search/`);
    await page.keyboard.type('dropout');
    await page.locator('.finder').getByRole('link', {name: 'NN against CNN', exact: true}).waitFor();
    const hrefs = await page
      .locator('.finder ol a')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href')!));
    assert.equal(new URL(page.url()).searchParams.get('q'), 'dropout');
    assert.ok(
      hrefs.some((href) => href.startsWith(`${basePath}nn-against-cnn/#`)),
      hrefs.join(' '),
    );
    assert.ok(!hrefs.some((href) => /\/(?:runs|models)\/./.test(href)), hrefs.join(' '));
    await page.locator('.finder select').selectOption('runs');
    await page.locator(`.finder a[href^="${basePath}runs/"]`).first().waitFor();
    await page.goto(`${site.origin}${basePath}search/?q=жук`);
    await page.getByText('Nothing found for “жук”.').waitFor();
    assert.deepEqual(troubles, []);
    await page.close();
  });

  test('loads at most so much before the reader does anything', () => {
    for (const {address, weight} of visits) {
      assert.ok(weight.page <= goals.weight, `${address}: ${weight.page} kB`);
      assert.ok(weight.images <= goals.images, `${address}: ${weight.images} kB of images`);
    }
  });

  test('links only to what exists, repeats no id, loads nothing from elsewhere and keeps each page short', () => {
    assert.deepEqual(findFaults(site), []);
  });

  test('ships each letter of its fonts that a page shows', () => {
    const shipped = new Set(characters);
    const isLetter = /[\u0020-\u00ff\u0152\u0153\u2013-\u2026\u2212]/; // what the whole fonts have
    for (const page of site.pages) {
      const text = htmlAt(site, page).replace(/<(script|style)\b.*?<\/\1>|<[^>]*>|&#?\w+;/gs, '');
      for (const letter of new Set(text))
        assert.ok(shipped.has(letter) || !isLetter.test(letter), `${page}: ${letter}`);
    }
  });

  test('draws charts that look as Vega has drawn them', async () => {
    const kept: Map<string, Buffer> = v8.deserialize(readFileSync(path.join(site.cache, 'kept-charts')));
    const all = [...kept].map(([name, drawn]) => ({name, drawn: drawn.toString()}));
    const kinds = Map.groupBy(all, ({drawn}) => drawn.replace(/[\d.-]+/g, '')); // those of one differ in numbers alone
    for (const {name, drawn} of [...kinds.values()].flatMap((alike) => alike.slice(0, 2))) {
      const shown = await renderSvg({mark: 'bar', data: {values: []}}, 'a', fixedCache(drawn));
      const apart = await drawnApart(drawn, shown);
      assert.ok(apart < 64, `${name}: ${apart}`); // dashes begin elsewhere where places are rounded
    }
  });

  test('hands out tables that programs and spreadsheets read as the page shows them', () => {
    assert.deepEqual(tableFaults(site.folder), []);
    assert.deepEqual(differencesFromPages(site.folder), []);
  });

  test('hands out weights and probabilities that an independent reader turns into what the cards say', async () => {
    const {weights, cards} = await recompute(site.folder, 60);
    const kinds = new Set(weights.flatMap((network) => network.kinds));
    assert.equal(kinds.size, 9, [...kinds].join());
    for (const {path: file, numbers, described, accuracy, given, difference, ...network} of weights) {
      assert.equal(numbers, described, file);
      if (given === null) assert.ok(accuracy > 0.85, `${file}: ${accuracy}`);
      else
        assert.ok(
          Math.abs(accuracy - given) < 0.02 && difference! < 0.01,
          `${file}: ${accuracy} (${given}), ${difference}`,
        );
      assert.ok((network['difference by views'] ?? 0) < 0.01, `${file}: ${network['difference by views']}`);
    }
    assert.ok(cards.length > 100);
    for (const {accuracy, said, ...of} of cards)
      assert.ok(Math.abs(accuracy - said) < 1e-6, JSON.stringify({...of, accuracy, said}));
  });

  test('answers its exercises as somebody does who has the files alone', () => {
    const solved = solveAll(htmlAt(site, `${basePath}teach/exercises/`), site.folder, basePath);
    assert.equal(solved.length, 10);
    for (const {id, said, found} of solved) {
      assert.ok(found.length > 1 && found.length <= said.length, id);
      for (const [place, number] of found.entries())
        assert.ok(
          Math.abs(number - said[place]!) < 1e-5 * Math.abs(number) + roundedTo(id),
          `${id}: ${number} (${said})`,
        );
    }
  });

  const noPython = spawnSync('python3', ['--version']).status === 0 ? false : 'no python3 to run the notebook with';
  test('hands out a notebook that counts what is on record, in plain Python', {skip: noPython}, async () => {
    const {nbformat, cells} = readNotebook(site.folder);
    assert.equal(nbformat, 4);
    assert.ok(cells.some(({source}) => source.includes(`REPORT = 'https://example.org${basePath}'`)));
    const {accuracy, confusion, low, high, draws, ensemble, record, stated} = await runNotebook(site.folder);
    assert.equal(accuracy, record.test.accuracy);
    assert.deepEqual(confusion, record.test.confusion);
    assert.ok(Math.abs(low - draws[24]!) < 0.001 && Math.abs(high - draws[974]!) < 0.001, `${low} ${high}`);
    for (const [place, number] of [stated.mean, stated.low, stated.high].entries())
      assert.ok(Math.abs(ensemble[place]! - number) < 1e-6, `${ensemble[place]} (${number})`);
  });

  test('shows the figures of a chapter one a screen where the address asks for it, within the content policy', async () => {
    const page = await site.browser.newPage();
    const troubles: string[] = [];
    page.on('console', (message) => message.type() === 'error' && troubles.push(message.text()));
    await page.goto(`${site.origin}${basePath}data-sets/`);
    assert.equal(await page.locator('script[src*="present"]').count(), 0);
    await page.goto(`${site.origin}${basePath}data-sets/?present`);
    await page.getByText(/^Figure 1 of \d+ on this page$/).waitFor();
    await page.keyboard.press('ArrowRight');
    await page.getByText(/^Figure 2 of \d+ on this page$/).waitFor();
    assert.match(page.url(), /\/data-sets\/\?present#\w+$/);
    assert.equal(await page.locator('.presenter').evaluate((bar) => getComputedStyle(bar).position), 'fixed');
    await page.keyboard.press('Escape');
    await page.locator('.presenter').waitFor({state: 'detached'});
    assert.deepEqual(troubles, []);
    await page.close();
  });

  test('names files in its data by addresses where they are', () => {
    const named = addressesInData(site.folder);
    assert.ok(named.length > 300);
    for (const {file, address} of named) {
      assert.ok(address.startsWith(basePath), `${file}: ${address}`);
      assert.ok(existsSync(path.join(site.folder, address.slice(basePath.length))), `${file}: ${address}`);
    }
  });

  test('hands out each figure that it numbers, as a drawing, as a picture and alone on a page', async () => {
    const numbered = site.pages.flatMap((page) =>
      [...htmlAt(site, page).matchAll(/<a class="number" href="#([^"]+)"/g)].map(([, id]) => id!),
    );
    assert.deepEqual(takenIn(site.folder).toSorted(), [...new Set(numbered)].toSorted());
    assert.deepEqual(await figureFaults(site.folder, site.browser), []);
  });

  test('hands out charts whose texts have a font on every machine', () => {
    const charts = globSync('figures/*.{vl.json,svg}', {cwd: site.folder});
    const fonts = charts.map((file) => {
      const text = readFileSync(path.join(site.folder, file), 'utf8');
      return [
        file,
        ...[...text.matchAll(/font(?:-family=|[^"]{0,9}": )"([^"]*)"/gi)].map(([, font]) => font!),
      ] as const;
    });
    const without = fonts.filter(
      ([, ...names]) => !(names.length > 0 && names.every((name) => /, sans-serif$/.test(name))),
    );
    assert.ok(charts.length > 20);
    assert.deepEqual(without, []);
  });

  test('shows pictures with the pixels of the records', async () => {
    for (const dataset of ['mnist', 'fashion-mnist']) {
      const {images, columns} = recorded(`datasets/${dataset}#samples`) as SampleSheet;
      for (let label = 0; label < 10; label++) {
        const place = images.findIndex((image) => image.label === label);
        const [column, row] = [place % columns, Math.floor(place / columns)];
        const tile = await tileAt(`artifacts/datasets/${dataset}/samples.png`, column, row);
        assert.deepEqual(await tileAt(`${site.folder}/images/${dataset}-samples.webp`, column, row), tile);
        assert.deepEqual(await tileAt(`${site.folder}/firsts/${dataset}.webp`, label, 0), tile);
      }
      const [hardest] = recorded(`findings/hard-images#datasets.${dataset}.images`) as {index: number}[];
      for (let column = 0; column < 6; column++)
        assert.deepEqual(
          await tileAt(`${site.folder}/hard-images/${dataset}/${hardest!.index}.webp`, column, 0),
          await tileAt(`artifacts/findings/hard-images/${dataset}-neighbours.png`, column, 0),
        );
    }
  });

  test('shows numbers that equal the records', () => {
    let count = 0;
    for (const page of site.pages) {
      for (const {at, minus, value, shown, as} of valuesOf(htmlAt(site, page))) {
        const expected = minus
          ? (recorded(at) as number) - (recorded(minus) as number)
          : (recorded(at) as number | null);
        assert.equal(value, expected === null ? undefined : String(expected), `${page}: ${at}`);
        if (typeof expected === 'number') assert.equal(shown, write(expected, as, digitsOf(shown)), `${page}: ${at}`);
        count += 1;
      }
    }
    assert.ok(count > 100, `expected more than 100 numbers, got ${count}`);
  });
});

/** How far a number of an exercise may be off: the file of the convolution has its numbers rounded. */
const roundedTo = (exercise: string) => (exercise === 'one-convolution-by-hand' ? 0.005 : 1e-9);

/** A cache in which each drawing is `content`. */
function fixedCache(content: string): BuildCache {
  return {read: () => Buffer.from(content), write: () => {}};
}

/** Each file's digest by its name. */
function digestsIn(folder: string): Map<string, string> {
  const files = globSync('**/*', {cwd: folder}).filter((file) => statSync(path.join(folder, file)).isFile());
  const digest = (file: string) =>
    createHash('sha256')
      .update(readFileSync(path.join(folder, file)))
      .digest('hex');
  return new Map(files.sort().map((file) => [file, digest(file)]));
}

/** How many words HTML shows. */
function wordsIn(html: string): number {
  const words = html.replace(/<[^>]*>/g, ' ').split(/\s+/);
  return words.filter((word) => /[a-z\d]/i.test(word)).length;
}

function htmlAt(site: BuiltSite, address: string): string {
  return readFileSync(fileAt(site, address), 'utf8');
}
