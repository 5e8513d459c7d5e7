import assert from 'node:assert/strict';
import {mkdir, mkdtemp, rename, rm, writeFile} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {test} from 'node:test';
import {hashSources} from '../../../experiments/execution/hash-sources.ts';

test('hashSources(folders) changes with any source, its name and the packages, and with nothing else', async () => {
  const root = await mkdtemp(path.join(os.tmpdir(), 'sources-'));
  const write = (name: string, text: string) => writeFile(path.join(root, name), text);
  for (const folder of ['a/b', 'c']) await mkdir(path.join(root, folder), {recursive: true});
  for (const name of ['package.json', 'package-lock.json', 'a/one.ts', 'a/b/two.mjs', 'c/three.ts'])
    await write(name, '1');
  const seen = [hashSources(['a'], root)];
  const hashAgain = () => seen.push(hashSources(['a'], root));
  for (const name of ['a/one.ts', 'a/b/two.mjs', 'a/b/new.ts', 'package-lock.json']) {
    await write(name, '2');
    hashAgain();
  }
  await rename(path.join(root, 'a/one.ts'), path.join(root, 'a/four.ts'));
  hashAgain();
  assert.equal(new Set(seen).size, 6);
  await write('c/three.ts', '2');
  await write('a/notes.md', '2');
  assert.equal(hashSources(['a'], root), seen.at(-1));
  await rm(root, {recursive: true});
});
