import assert from 'node:assert/strict';
import {globSync, readFileSync} from 'node:fs';
import {test} from 'node:test';
import {dataSheetOf, worksOf} from '../../../site/cards/data-sheets.ts';
import {formatWorks} from '../../../site/report/bibliography.ts';

const bibtex = readFileSync('site/report/references.bib', 'utf8');
const keys = [...bibtex.matchAll(/^@\w+\{(\w+),/gm)].map(([, key]) => key!);
const pages = globSync('site/pages/**/*.{mdx,astro}').map((file) => ({file, source: readFileSync(file, 'utf8')}));
const ofSheets = ['mnist', 'fashion-mnist'].flatMap((dataset) =>
  worksOf(dataSheetOf(dataset)).map((key) => ({file: dataset, key, again: false})),
);
const ofPages = pages.flatMap(({file, source}) =>
  [...source.matchAll(/<Cite of="([^"]*)"( again)?/g)].flatMap(([, works, again]) =>
    works!.split(' ').map((key) => ({file, key, again: Boolean(again)})),
  ),
);

const cited = [...ofPages, ...ofSheets];

test('every citation resolves, and every work is cited', () => {
  assert.ok(cited.length > 30);
  assert.deepEqual(new Set(cited.map(({key}) => key)), new Set(keys));
});

test('a page cites a work once, and any further time as again', () => {
  const first = cited.filter(({again}) => !again).map(({file, key}) => `${file} ${key}`);
  assert.deepEqual(
    first.filter((place, index) => first.indexOf(place) !== index),
    [],
  );
  for (const {file, key, again} of cited) if (again) assert.ok(first.includes(`${file} ${key}`), `${file} ${key}`);
});

test('no work stands twice in the BibTeX file', () => {
  const titles = [...bibtex.matchAll(/^ {2}title = \{(.*)\},$/gm)].map(([, title]) => title!.toLowerCase());
  assert.equal(titles.length, keys.length);
  assert.equal(new Set(titles).size, titles.length);
  assert.equal(new Set(keys).size, keys.length);
});

test('formatWorks(bibtex) gives each work a label of its own, authors and a year, and no markup in its text', () => {
  const works = formatWorks(bibtex);
  assert.deepEqual(new Set(works.map(({id}) => id)), new Set(keys));
  assert.equal(new Set(works.map(({label}) => label)).size, works.length);
  for (const {id, label, text} of works) {
    assert.match(label, /^\p{L}.*, (19|20)\d\d$/u, id);
    assert.match(text, /^\p{L}.+\((19|20)\d\d\)\. \S.*\./u, id);
    assert.doesNotMatch(text, /[<>{}\\]|undefined|&#/, id);
  }
});

test('formatWorks(bibtex) makes addresses links', () => {
  const [work] = formatWorks(
    '@misc{a, author = {Roe, Ann}, title = {Nets & digits}, year = {2001}, url = {https://arxiv.org/abs/1}}',
  );
  assert.equal(work!.label, 'Roe, 2001');
  assert.match(work!.html, /<a href="https:\/\/arxiv\.org\/abs\/1">arxiv\.org\/abs\/1<\/a>$/);
  assert.match(work!.text, /Nets & digits/);
});
