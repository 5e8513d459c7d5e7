import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {test} from 'node:test';
import {plainSources} from '../../../site/format/line-ends.ts';

test('plainSources(folder) reads code and raw texts with CR LF as those with LF, and leaves all others', async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'line-ends-'));
  const [crlf, lf] = [path.join(folder, 'crlf.mdx'), path.join(folder, 'lf.mdx')];
  await writeFile(crlf, 'path: /a/\r\n```\r\ncode\r\n```\r\n');
  await writeFile(lf, 'path: /a/\n');
  const {load} = plainSources(folder);
  const text = 'path: /a/\n```\ncode\n```\n';
  assert.equal(load(crlf), text);
  assert.equal(load(`${crlf}?raw`), `export default ${JSON.stringify(text)}`);
  for (const id of [lf, `${lf}?raw`, `${crlf}?astro&type=script`, `${folder}/none.ts`, '/elsewhere.ts', '\0virtual'])
    assert.equal(load(id), undefined, id);
  await rm(folder, {recursive: true});
});

test('git gives texts their line ends as they are in the repository, and leaves results and fixtures alone', () => {
  const files = [
    '.ci/run',
    'site/pages/methods.mdx',
    'README.md',
    'artifacts/headline.json',
    'test/fixtures/idx/empty',
  ];
  const said = execFileSync('git', ['check-attr', 'text', 'eol', '--', ...files], {encoding: 'utf8'});
  for (const file of files.slice(0, 3)) assert.ok(said.includes(`${file}: text: auto\n${file}: eol: lf\n`), file);
  for (const file of files.slice(3)) assert.ok(said.includes(`${file}: text: unset\n`), file);
});
