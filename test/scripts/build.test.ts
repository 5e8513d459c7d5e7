import assert from 'node:assert/strict';
import {existsSync} from 'node:fs';
import path from 'node:path';
import {test} from 'node:test';
import {buildSite} from '../../scripts/build-site.ts';
import {machine} from '../../scripts/setup/effects.ts';
import {fakeMachine} from './fake-machine.ts';

test('buildSite() needs no program on the PATH: no python3, no compiler', async () => {
  await using bare = await fakeMachine();
  const folder = path.join(bare.root, 'dist');
  const environment = {...bare.effects.environment, CACHE_DIR: path.join(bare.root, 'astro')};
  const {pages} = await buildSite(folder, {environment, packagesFolder: machine.packagesFolder, report: () => {}});
  assert.ok(pages > 0);
  assert.ok(existsSync(path.join(folder, 'index.html')));
});
