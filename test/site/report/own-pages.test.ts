import assert from 'node:assert/strict';
import {mkdir, mkdtemp, rm, writeFile} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {after, before, test} from 'node:test';
import {chapters, withPages} from '../../../site/report/chapters.ts';
import {pageFile, pageFiles, readOwnPages} from '../../../site/report/own-pages.ts';

let report: string;

before(async () => {
  report = await mkdtemp(path.join(os.tmpdir(), 'own-pages-'));
  await mkdir(path.join(report, 'pages'));
});
after(() => rm(report, {recursive: true}));

const at = (name: string) => path.join(report, 'pages', `${name}.mdx`);
const head = (fields: Record<string, string>) =>
  `---\n${Object.entries({layout: '../layouts/Chapter.astro', ...fields})
    .map(([name, value]) => `${name}: ${value}\n`)
    .join('')}---\n`;

const silent = {question: '', further: false, order: 0, after: ''};

test('readOwnPages(report) has those that take the place of another, and those that are added', async () => {
  await writeFile(at('tuning'), head({path: '/tuning/', title: '"Tuning: ours"'}));
  await writeFile(at('veins'), `${head({path: '/veins/', title: 'Veins', question: 'Why?'})}\ntitle: no\n`);
  const pages = readOwnPages(report);
  assert.deepEqual(pages, [
    {...silent, file: at('tuning'), path: '/tuning/', title: 'Tuning: ours', isAdded: false},
    {...silent, file: at('veins'), path: '/veins/', title: 'Veins', question: 'Why?', isAdded: true},
  ]);
  const all = withPages(chapters, pages);
  assert.deepEqual(
    all.slice(-3).map(({path}) => path),
    ['/how-sure/', '/veins/', '/methods/'],
  );
  const {question} = chapters.find(({path}) => path === '/tuning/')!;
  assert.deepEqual(
    all.find(({path}) => path === '/tuning/'),
    {path: '/tuning/', title: 'Tuning: ours', question, further: true},
  );
});

test('withPages(chapters, pages) puts a page after the chapter that it names, and rejects one that is none', () => {
  const page = {...silent, file: 'a.mdx', path: '/a/', title: 'A', question: 'A?', after: '/tuning/', isAdded: true};
  const paths = withPages(chapters, [page, {...page, path: '/b/'}]).map(({path}) => path);
  assert.deepEqual(paths.slice(paths.indexOf('/tuning/'), paths.indexOf('/how-sure/')), ['/tuning/', '/a/', '/b/']);
  assert.throws(
    () => withPages(chapters, [{...page, after: '/c/'}]),
    /^Error: invalid page a\.mdx: no chapter \/c\/ \(expected after: and one of \/ .*\/methods\/\)$/,
  );
});

const right = {path: '/x/', title: 'X', question: 'X?'};
const wrong: [name: string, source: string, fault: RegExp][] = [
  ['x', head({...right, path: '/y/'}), /another path at its head \(expected path: \/x\/\)/],
  ['x', head({...right, title: ''}), /no title at its head/],
  ['x', head({path: '/x/', title: 'X'}), /no question at its head/],
  ['x', head({...right, layout: ''}), /no layout at its head \(expected layout: \.\.\/layouts\/Chapter\.astro\)/],
  ['x', '# X\n', /no layout at its head/],
  ['runs', head({...right, path: '/runs/'}), /the report has another page at this address/],
  ['glossary', head({...right, path: '/glossary/'}), /the report has another page at this address/],
  ['An X', head(right), /its name \(expected a \.\.\. z/],
  ['x', `${head(right)}\n<Figure id="ink" />\n`, /unknown component: Figure \(expected import Figure from/],
];
for (const [name, source, fault] of wrong)
  test(`readOwnPages(report) says of ${name}.mdx: ${fault.source}`, async () => {
    await writeFile(at(name), source);
    assert.throws(() => readOwnPages(report), fault);
    assert.throws(() => readOwnPages(report), new RegExp(`^Error: invalid page ${at(name)}: `));
    await rm(at(name));
  });

test('readOwnPages(report) takes components that are imported over lines, exported or told of in code', async () => {
  const text = 'import {\n  A,\n  B,\n} from "a";\nexport const C = 1;\n\n<A /> <B /> <C /> `<D>`\n\n```\n<E />\n```\n';
  await writeFile(at('x'), `${head(right)}\n${text}<About sets="a">a</About>{/* <F /> */}\n`);
  assert.ok(readOwnPages(report).some(({path}) => path === '/x/'));
  await rm(at('x'));
});

test('pageFile(path) and pageFiles() have the pages of the project where a report has none of its own', () => {
  assert.deepEqual(readOwnPages(undefined), []);
  assert.equal(pageFile('/'), 'site/pages/index.mdx');
  assert.ok(chapters.every(({path}) => pageFiles().includes(pageFile(path))));
});
