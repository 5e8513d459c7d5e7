import assert from 'node:assert/strict';
import {test} from 'node:test';
import {readBase, readSettings} from '../../../site/format/settings.ts';

const bases: [text: string, base: string][] = [
  ['/', '/'],
  ['//', '/'], // the workflow's `${base_path}/` where Pages gives "/"
  ['', '/'],
  ['/report/', '/report/'],
  ['/report//', '/report/'],
  ['report', '/report/'],
  ['/a/b', '/a/b/'],
  ['/~user/my.report_2-x/', '/~user/my.report_2-x/'],
  ['/日本/', '/%E6%97%A5%E6%9C%AC/'],
  ['/ü/', '/%C3%BC/'],
  ['/u\u0308/', '/%C3%BC/'],
  ['/%c3%bc/', '/%C3%BC/'],
  ['/my%20report/', '/my%20report/'],
];

for (const [text, base] of bases) test(`readBase('${text}') is ${base}`, () => assert.equal(readBase(text), base));

for (const text of [
  '/../',
  '/a/./b/',
  '/a b/',
  '/?a/',
  '/a#b/',
  '/%/',
  '/%zz/',
  '/%2f/',
  '/%2e%2e/',
  '/"/',
  "/'/",
  '/a&b/',
  '/<b>/',
  '/a\\b/',
  '/%00/',
  '/{a}/',
  '/`/',
])
  test(`readBase('${text}') is refused with what was expected`, () =>
    assert.throws(() => readBase(text), /invalid BASE_PATH: .*expected a path as in \/report\//));

const sites: [environment: NodeJS.ProcessEnv, base: string, site: string | undefined][] = [
  [{}, '/', undefined],
  [{SITE_URL: '', BASE_PATH: '', ARTIFACTS: ''}, '/', undefined],
  [{SITE_URL: 'https://example.org'}, '/', 'https://example.org'],
  [{SITE_URL: 'https://example.org/'}, '/', 'https://example.org'],
  [{SITE_URL: 'http://example.org:8080', BASE_PATH: '/report/'}, '/report/', 'http://example.org:8080'],
  [{SITE_URL: 'https://example.org/report'}, '/report/', 'https://example.org'],
  [{SITE_URL: 'https://example.org/report/', BASE_PATH: '/report/'}, '/report/', 'https://example.org'],
  [{SITE_URL: 'https://example.github.io', BASE_PATH: '/'}, '/', 'https://example.github.io'], // as the workflow sets them
  [{SITE_URL: 'https://example.github.io', BASE_PATH: '/name/'}, '/name/', 'https://example.github.io'],
];

for (const [environment, base, site] of sites)
  test(`readSettings(${JSON.stringify(environment)}) knows where the site will stand`, () => {
    const settings = readSettings(environment);
    assert.deepEqual([settings.base, settings.site], [base, site]);
  });

for (const site of [
  'example.org',
  'ftp://example.org',
  'https://',
  'https:///report',
  'https://a b',
  'https://example.org/?a',
  'https://example.org/#a',
  'https://me:secret@example.org',
  '/report/',
  'javascript:alert(1)',
])
  test(`readSettings({SITE_URL: '${site}'}) refuses what is no address of a site`, () =>
    assert.throws(() => readSettings({SITE_URL: site}), /invalid SITE_URL: .*as in https:\/\/example\.org/));

test('readSettings() refuses two paths that disagree, with the remedy', () => {
  assert.throws(
    () => readSettings({SITE_URL: 'https://example.org/report/', BASE_PATH: '/'}),
    /SITE_URL and BASE_PATH disagree: .*\/report\/.*name the path in one of them/,
  );
});

test('readSettings() refuses a folder without results, with the remedy', () => {
  assert.throws(
    () => readSettings({ARTIFACTS: 'nowhere'}),
    /no folder .*nowhere .*expected headline\.json.*git restore/,
  );
  assert.throws(() => readSettings({ARTIFACTS: 'docs'}), /no results in .*docs .*expected headline\.json/);
  assert.throws(() => readSettings({ARTIFACTS: 'README.md'}), /no folder .*README\.md/);
  assert.throws(
    () => readSettings({REPORT: 'docs'}),
    /no results in .*docs.artifacts yet \(npm run experiments -- docs computes them\)/,
  );
});
