import assert from 'node:assert/strict';
import {mkdtemp, readdir, rm} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {test} from 'node:test';
import {makeFolder} from '../../../experiments/artifacts/make-folder.ts';

test('makeFolder(folder) makes it with those above it, while others make the same ones', async () => {
  const root = await mkdtemp(path.join(os.tmpdir(), 'make-folder-'));
  const names = ['a', 'b', 'c', 'd'];
  for (let round = 0; round < 300; round++) {
    const shared = path.join(root, `${round}`, 'shared');
    await Promise.all(names.map((name) => makeFolder(path.join(shared, name))));
    assert.deepEqual(await readdir(shared), names);
  }
  await rm(root, {recursive: true});
});
