import assert from 'node:assert/strict';
import {mkdir, mkdtemp, rm, writeFile} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {test} from 'node:test';
import {ownSources} from '../../../site/markdown/own-pages.ts';

test('ownSources(folder, pages) reads own pages as if they stood in the folder, and pictures beside them', async () => {
  const report = await mkdtemp(path.join(os.tmpdir(), 'own-sources-'));
  const own = (name: string) => path.join(report, 'pages', name);
  await mkdir(own(''));
  for (const name of ['tuning.mdx', 'veins.mdx', 'leaf.png']) await writeFile(own(name), `${name}\r\n`);
  const {resolveId, load} = ownSources('/house/pages', [
    {file: own('tuning.mdx'), path: '/tuning/', isAdded: false},
    {file: own('veins.mdx'), path: '/veins/', isAdded: true},
  ]);
  const watched: string[] = [];
  const read = (id: string) => load.call({addWatchFile: (file) => watched.push(file)}, id);

  assert.equal(resolveId('/house/pages/veins.mdx'), '/house/pages/veins.mdx');
  assert.equal(resolveId('./leaf.png', '/house/pages/veins.mdx'), own('leaf.png'));
  assert.equal(resolveId('../tables/table.ts', '/house/pages/veins.mdx'), undefined);
  assert.equal(resolveId('./leaf.png', '/house/pages/methods.mdx'), undefined);
  assert.equal(read('/house/pages/tuning.mdx'), 'tuning.mdx\n');
  assert.deepEqual(watched, [own('tuning.mdx')]);
  assert.equal(read('/house/pages/methods.mdx'), undefined);
  assert.match(
    read('virtual:added-pages')!,
    /^import page0 from "\/house\/pages\/veins\.mdx";\nexport const added = \{"\/veins\/": page0\};$/,
  );
  await rm(report, {recursive: true});
});
