import assert from 'node:assert/strict';
import {createHash} from 'node:crypto';
import {globSync, readFileSync, statSync} from 'node:fs';
import path from 'node:path';
import {test} from 'node:test';
import {buildSite} from '../../scripts/build-site.ts';
import {machine} from '../../scripts/setup/effects.ts';
import {type FakeMachine, fakeMachine} from './fake-machine.ts';

test('buildSite() needs no program on the PATH, and writes the same files wherever it builds', async () => {
  await using bare = await fakeMachine();
  const trees = [await build(bare, 'one'), await build(bare, 'two/three')];
  assert.ok(trees[0]!.has('index.html'));
  assert.ok(trees[0]!.has('pagefind/pagefind.js'));
  assert.deepEqual(trees[0], trees[1]);
});

/** Builds with neither python3 nor a compiler, and nothing cached: each file's digest by its name. */
async function build({root, effects}: FakeMachine, name: string): Promise<Map<string, string>> {
  const folder = path.join(root, name);
  const environment = {...effects.environment, CACHE_DIR: path.join(root, 'cache', name)};
  await buildSite(folder, {environment, packagesFolder: machine.packagesFolder, report: () => {}});
  const files = globSync('**/*', {cwd: folder}).filter((file) => statSync(path.join(folder, file)).isFile());
  return new Map(files.sort().map((file) => [file, digestOf(path.join(folder, file))]));
}

function digestOf(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}
