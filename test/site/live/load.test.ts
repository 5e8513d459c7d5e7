import assert from 'node:assert/strict';
import {test} from 'node:test';
import {once} from '../../../site/live/load.ts';

test('once(load)(key) loads what a key names once, and again where that failed', async () => {
  const asked: string[] = [];
  const load = once(async (key: string) => {
    asked.push(key);
    if (asked.length === 1) throw new Error('no network');
    return key.toUpperCase();
  });
  await assert.rejects(load('a'), /no network/);
  assert.deepEqual(await Promise.all([load('a'), load('a'), load('b')]), ['A', 'A', 'B']);
  assert.deepEqual(asked, ['a', 'a', 'b']);
});
