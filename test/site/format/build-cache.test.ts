import assert from 'node:assert/strict';
import {mkdtemp, rm} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {test} from 'node:test';
import type {TopLevelSpec} from 'vega-lite';
import {renderSvg} from '../../../site/charts/render-svg.ts';
import {type BuildCache, fileCache, kept} from '../../../site/format/build-cache.ts';

const bar = (value: number): TopLevelSpec => ({
  data: {values: [{x: value}]},
  mark: 'bar',
  encoding: {x: {field: 'x', type: 'quantitative'}},
});

function counted(): BuildCache & {contents: Map<string, Buffer>} {
  const contents = new Map<string, Buffer>();
  return {
    contents,
    read: (name) => contents.get(name),
    write: (name, content) => contents.set(name, Buffer.from(content)),
  };
}

test('renderSvg(spec, id, cache) draws a specification once, whatever its id, and gives the same chart', async () => {
  const cache = counted();
  const drawn = await renderSvg(bar(1), 'a', cache);
  assert.equal(await renderSvg(bar(1), 'a', cache), drawn);
  await renderSvg(bar(1), 'b', cache);
  assert.equal(cache.contents.size, 1);
  assert.equal(await renderSvg(bar(1), 'a'), drawn);
});

test('renderSvg(spec, id, cache) draws again what differs', async () => {
  const cache = counted();
  assert.notEqual(await renderSvg(bar(1), 'a', cache), await renderSvg(bar(2), 'a', cache));
  assert.equal(cache.contents.size, 2);
});

test('fileCache(folder) keeps contents, and knows nothing of a folder that is not there', async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'charts-'));
  const cache = fileCache(path.join(folder, 'new'));
  assert.equal(cache.read('a.svg'), undefined);
  cache.write('a.svg', '<svg/>');
  assert.equal(fileCache(path.join(folder, 'new')).read('a.svg')?.toString(), '<svg/>');
  await rm(folder, {recursive: true});
});

test('kept(cache, name, digest, make) makes a text again only when what it comes from has changed', async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'kept-'));
  const cache = fileCache(folder);
  let made = 0;
  const make = async () => `page ${++made}`;
  const ask = (page: string, digest: string) => kept(cache, page, digest, make);
  assert.deepEqual([await ask('a.html', '1'), await ask('a.html', '1')], ['page 1', 'page 1']);
  assert.equal(await ask('b.html', '1'), 'page 2');
  assert.deepEqual([await ask('a.html', '2'), await ask('a.html', '2')], ['page 3', 'page 3']);
  await rm(folder, {recursive: true});
});
