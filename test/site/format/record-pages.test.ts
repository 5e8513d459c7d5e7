import assert from 'node:assert/strict';
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {after, test} from 'node:test';
import {comesOfRecords, digestOf, fileOf, placesOf} from '../../../site/format/record-pages.ts';
import {memoryCache} from '../memory-cache.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'record-pages-'));
after(() => rmSync(folder, {recursive: true}));

test('comesOfRecords(file) is true of what tells of runs, images and models, not of their lists or of chapters', () => {
  const ofRecords = ['runs/001f87eaebc95242/', 'hard-images/mnist/9/', 'models/linear/', 'records/headline/'];
  for (const page of ofRecords) assert.ok(comesOfRecords(fileOf(`/${page}`)), page);
  for (const file of [
    'runs/001f87eaebc95242/run.json',
    'models/linear.json',
    'hard-images/mnist/9.webp',
    'figures/grid.svg',
    'predictions/1/test.f16/',
  ])
    assert.ok(comesOfRecords(fileOf(`/${file}`)), file);
  for (const page of [
    '',
    'runs/',
    'hard-images/',
    'tuning/',
    'figures/grid/',
    'glossary/terms.json',
    'social.png',
    'feed.xml',
  ])
    assert.ok(!comesOfRecords(fileOf(`/${page}`)), page);
});

test('digestOf(places, settings) changes with all but the prose of chapters', () => {
  const chapter = (title: string, text: string, part = 'Figure') =>
    `---\ntitle: ${title}\n---\n\nimport ${part} from '../figures/${part}.astro';\n\n${text}\n`;
  const files = {
    'site/pages/tuning.mdx': chapter('Tuning', 'Some prose.'),
    'site/layouts/Base.astro': '<html>',
    'experiments/random.ts': 'export {};',
    'astro.config.mjs': 'export default {};',
    'package-lock.json': '{}',
    'artifacts/headline.json': '[]',
  };
  const cache = memoryCache();
  const places = ['site', 'experiments', 'astro.config.mjs', 'package-lock.json', 'artifacts', 'none'].map((name) =>
    path.join(folder, name),
  );
  const digest = (changed: Record<string, string> = {}, settings = '/') => {
    for (const [file, text] of Object.entries({...files, ...changed})) {
      mkdirSync(path.dirname(path.join(folder, file)), {recursive: true});
      writeFileSync(path.join(folder, file), text);
    }
    const found = digestOf(places, settings, cache);
    assert.equal(digestOf(places, settings), found, 'as if nothing were kept');
    return found;
  };
  const before = digest();
  assert.equal(digest({'site/pages/tuning.mdx': chapter('Tuning', 'Better prose.')}), before);
  assert.equal(digest(), before);
  const changes = {
    ...Object.fromEntries(Object.keys(files).map((file) => [file, 'changed'])),
    'site/pages/tuning.mdx': chapter('Tuned', 'Some prose.'),
  };
  for (const [file, text] of Object.entries(changes)) assert.notEqual(digest({[file]: text}), before, file);
  for (const text of ['## A heading', '<Figure id="grid" />', 'Some <Value at="a#b" /> prose.'])
    assert.notEqual(digest({'site/pages/tuning.mdx': chapter('Tuning', text)}), before, text);
  assert.notEqual(digest({'site/pages/tuning.mdx': chapter('Tuning', 'Some prose.', 'Table')}), before);
  assert.notEqual(digest({}, '/report/'), before);
});

test('placesOf(artifacts, report) names the own pages of a report, and its PDF', () => {
  const report = path.join(folder, 'mine');
  for (const each of ['pages', 'artifacts', 'dist']) mkdirSync(path.join(report, each), {recursive: true});
  for (const each of ['report.ts', 'mine.pdf', 'dist/a.pdf']) writeFileSync(path.join(report, each), '');
  const plain = placesOf('artifacts');
  assert.deepEqual(
    placesOf('artifacts', report)
      .filter((place) => !plain.includes(place))
      .sort(),
    ['mine.pdf', 'pages'].map((name) => path.join(report, name)),
  );
});
