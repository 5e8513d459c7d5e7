import assert from 'node:assert/strict';
import {mkdir, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {test} from 'node:test';
import {gzipSync} from 'node:zlib';
import {serveSite} from '../../scripts/serve-site.ts';
import {type FakeMachine, fakeMachine} from './fake-machine.ts';

async function builtSite(): Promise<FakeMachine> {
  const machine = await fakeMachine();
  await mkdir(path.join(machine.root, 'methods'));
  for (const [name, text] of Object.entries({
    'index.html': 'home',
    'methods/index.html': 'methods',
    '404.html': 'lost',
  })) {
    await writeFile(path.join(machine.root, name), text);
  }
  return machine;
}

for (const base of ['/', '/report', '/report/']) {
  test(`serveSite(folder, '${base}', 0) serves pages under the base path`, async () => {
    await using site = await builtSite();
    await using server = await serveSite(site.root, base, 0);
    assert.equal(await (await fetch(server.address)).text(), 'home');
    assert.equal(await (await fetch(`${server.address}methods/`)).text(), 'methods');
    const missing = await fetch(`${server.address}nowhere/`);
    assert.deepEqual([missing.status, await missing.text()], [404, 'lost']);
    assert.equal(await (await fetch(new URL('/', server.address))).text(), 'home');
  });
}

test('serveSite() sends the gzipped file beside one that is asked for', async () => {
  await using site = await builtSite();
  await writeFile(path.join(site.root, 'numbers.f16.gz'), gzipSync('numbers'));
  await using server = await serveSite(site.root, '/', 0);
  const answer = await fetch(`${server.address}numbers.f16`);
  assert.equal(answer.headers.get('content-encoding'), 'gzip');
  assert.equal(await answer.text(), 'numbers');
});

test('serveSite() takes the next port where one is taken', async () => {
  await using site = await builtSite();
  await using first = await serveSite(site.root, '/', 0);
  const port = Number(new URL(first.address).port);
  await using second = await serveSite(site.root, '/', port);
  assert.ok(Number(new URL(second.address).port) > port);
});
