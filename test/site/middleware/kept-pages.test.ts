import assert from 'node:assert/strict';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {after, test} from 'node:test';
import {fileCache} from '../../../site/format/build-cache.ts';
import {keptPage} from '../../../site/middleware/kept-pages.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'kept-pages-'));
after(() => rmSync(folder, {recursive: true}));

test('keptPage(page, digest, make) makes a page again only when what it comes from has changed', async () => {
  const cache = fileCache(path.join(folder, 'cache'));
  let made = 0;
  const make = async () => `page ${++made}`;
  const ask = (page: string, digest: string) => keptPage(page, digest, make, cache);
  assert.deepEqual([await ask('/runs/a/', '1'), await ask('/runs/a/', '1')], ['page 1', 'page 1']);
  assert.equal(await ask('/runs/b/', '1'), 'page 2');
  assert.deepEqual([await ask('/runs/a/', '2'), await ask('/runs/a/', '2')], ['page 3', 'page 3']);
});
