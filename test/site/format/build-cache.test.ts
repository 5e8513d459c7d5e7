import assert from 'node:assert/strict';
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {test} from 'node:test';
import type {TopLevelSpec} from 'vega-lite';
import {renderSvg} from '../../../site/charts/render-svg.ts';
import {once, packedCache} from '../../../site/format/build-cache.ts';
import {memoryCache} from '../memory-cache.ts';

const bar = (value: number): TopLevelSpec => ({
  data: {values: [{x: value}]},
  mark: 'bar',
  encoding: {x: {field: 'x', type: 'quantitative'}},
});

test('renderSvg(spec, id, cache) draws a specification once, whatever its id, and gives the same chart', async () => {
  const cache = memoryCache();
  const drawn = await renderSvg(bar(1), 'a', cache);
  assert.equal(await renderSvg(bar(1), 'a', cache), drawn);
  await renderSvg(bar(1), 'b', cache);
  assert.equal(cache.contents.size, 1);
  assert.equal(await renderSvg(bar(1), 'a'), drawn);
});

test('renderSvg(spec, id, cache) draws again what differs', async () => {
  const cache = memoryCache();
  assert.notEqual(await renderSvg(bar(1), 'a', cache), await renderSvg(bar(2), 'a', cache));
  assert.equal(cache.contents.size, 2);
});

test('packedCache(file) keeps until it is saved, and then what the last whole build has asked for', async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'charts-'));
  const file = path.join(folder, 'new', 'charts');
  const first = packedCache(file);
  assert.equal(first.read('a.svg'), undefined);
  first.write('a.svg', '<svg/>');
  first.write('b.svg', '<svg/>');
  first.save({whole: true});
  const second = packedCache(file);
  assert.equal(second.read('a.svg')?.toString(), '<svg/>');
  second.save({whole: false});
  assert.ok(packedCache(file).read('b.svg'), 'a build that failed has not asked for all');
  second.save({whole: true});
  const third = packedCache(file);
  assert.deepEqual([third.read('a.svg')?.toString(), third.read('b.svg')], ['<svg/>', undefined]);
  await rm(folder, {recursive: true});
});

test('packedCache(file) knows nothing where the file is damaged', async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'charts-'));
  const file = path.join(folder, 'charts');
  await writeFile(file, 'cut');
  assert.equal(packedCache(file).read('a.svg'), undefined);
  await rm(folder, {recursive: true});
});

test('once(cache, name, make) makes what is not kept under that name', async () => {
  const cache = memoryCache();
  let made = 0;
  const ask = async (name: string) => String(await once(cache, name, async () => `page ${++made}`));
  assert.deepEqual([await ask('a 1'), await ask('a 1'), await ask('b 1')], ['page 1', 'page 1', 'page 2']);
  assert.deepEqual([await ask('a 2'), await ask('a 2')], ['page 3', 'page 3']);
});
